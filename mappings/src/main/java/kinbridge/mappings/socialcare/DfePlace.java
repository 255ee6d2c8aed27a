package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.YesNo;
import org.jspecify.annotations.Nullable;

/** A part of a child's payload with its path, so that every fault can name its place. */
record DfePlace(JsonPart part, CareStatements says) {

    /** An id that may stand in a reference as it is; a slash would make it another thing's part. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String TAKEN_BACK = "purged by the sender";

    @Nullable
    String text(String name) {
        return part.text(name);
    }

    String field(String name) {
        return part.field(name);
    }

    Period period(String start, String end) {
        return says.period(field(start), text(start), field(end), text(end));
    }

    Period moment(String name) {
        return says.moment(field(name), text(name));
    }

    @Nullable
    String day(String name) {
        return says.day(field(name), text(name));
    }

    @Nullable
    Boolean yesNo(String name) {
        return says.findings().yesNo(field(name), text(name));
    }

    /** The objects of a list, or the one object where the brackets are left out. */
    List<DfePlace> all(String name) {
        JsonNode node = part.node().path(name);
        if (node.isValueNode() && !node.isNull()) {
            says.findings().part(field(name), node.asText(), "neither an object nor a list", "a list of objects");
        }
        List<DfePlace> places = new ArrayList<>();
        for (JsonPart element : part.each(name)) {
            if (element.isObject()) {
                places.add(new DfePlace(element, says));
            } else if (!element.node().isNull()) {
                says.findings().part(element.path(), element.node().asText(), "not an object", "an object");
            }
        }
        return places;
    }

    /** The texts of a list of codes, or the one text where the brackets are left out. */
    List<String> texts(String name) {
        JsonNode node = part.node().path(name);
        List<String> texts = new ArrayList<>();
        for (JsonNode code : node.isArray() ? node : List.of(node)) {
            if (code.isContainerNode()) {
                says.findings().part(field(name), null, "not a code", "a list of codes");
            } else if (!code.isNull() && !code.asText().isBlank()) {
                texts.add(code.asText().strip());
            }
        }
        return texts;
    }

    /**
     * Each thing of a list under its own reference, or its removal. What has no id is known by its
     * natural key, and what has none of that by its place in the list.
     *
     * @param id the field of the id, or null where such things have none
     * @param naturalKey the fields that together name a thing without an id
     */
    void each(
            String name,
            String reference,
            @Nullable String id,
            List<String> naturalKey,
            BiConsumer<DfePlace, String> mapping) {
        for (DfePlace thing : all(name)) {
            String at = reference + "/" + thing.key(id == null ? null : thing.text(id), naturalKey);
            if (!thing.isTakenBack(at)) {
                mapping.accept(thing, at);
            }
        }
    }

    private String key(@Nullable String id, List<String> naturalKey) {
        if (id != null) {
            return reference(id);
        }
        String[] values = naturalKey.stream().map(this::text).toArray(String[]::new);
        String place = part.path().substring(part.path().lastIndexOf('.') + 1);
        return Arrays.stream(values).allMatch(Objects::isNull) ? "at-" + NaturalKey.of(place) : NaturalKey.of(values);
    }

    /** An id as it stands in a reference. */
    static String reference(String id) {
        return PLAIN_ID.matcher(id).matches() ? id : NaturalKey.of(id);
    }

    /** Whether the sender purges this thing; then all of it is taken back, and nothing more is said of it. */
    boolean isTakenBack(String reference) {
        String purge = text("purge");
        if (purge != null && YesNo.read(purge).isEmpty()) {
            says.findings().part(field("purge"), purge, "neither true nor false", "true or false");
        }
        if (purge == null || !isPurge(purge)) {
            return false;
        }
        says.takenBack(reference, TAKEN_BACK);
        return true;
    }

    static boolean isPurge(String text) {
        return YesNo.read(text).orElse(false);
    }
}
