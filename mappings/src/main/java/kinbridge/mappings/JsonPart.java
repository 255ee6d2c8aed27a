package kinbridge.mappings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as a mapping reads it, together with its path in the item, so that every fault can name
 * the field. A blank text and null are no value, and character padding is no part of one.
 *
 * @param path where it stands: {@code householdMembers[1]}, or nothing for the item itself
 */
public record JsonPart(JsonNode node, String path) {

    /** The item's object; a missing node, which has no fields, where it is none. */
    public static JsonPart of(Item item) {
        return new JsonPart(JsonItems.read(item), "");
    }

    /** The full path of a field of this object. */
    public String field(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public JsonPart at(String name) {
        return new JsonPart(node.path(name), field(name));
    }

    /** The first of these fields that is there: dialects name one thing differently. */
    public JsonPart any(String... names) {
        for (String name : names) {
            if (node.hasNonNull(name)) {
                return at(name);
            }
        }
        return at(names[0]);
    }

    /** The objects of an array, or the one object where a sender has left the brackets out. */
    public List<JsonPart> each(String name) {
        return at(name).elements();
    }

    /** This array's objects, or this object alone. */
    public List<JsonPart> elements() {
        List<JsonPart> elements = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                elements.add(new JsonPart(node.get(i), path + "[" + i + "]"));
            }
        } else if (node.isObject()) {
            elements.add(this);
        }
        return elements;
    }

    /** The text of a field, or null where there is none, or it is no plain value. */
    public @Nullable String text(String name) {
        return text(node.path(name));
    }

    /** The text of this value itself. */
    public @Nullable String text() {
        return text(node);
    }

    private static @Nullable String text(JsonNode value) {
        if (!value.isValueNode() || value.isNull() || value.isMissingNode()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whether a value says true; absent, false and anything else do not. */
    public boolean isTrue(String name) {
        return YesNo.read(text(name)).orElse(false);
    }

    public boolean isObject() {
        return node.isObject();
    }
}
