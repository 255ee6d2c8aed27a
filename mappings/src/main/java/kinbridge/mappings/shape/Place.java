package kinbridge.mappings.shape;

import com.fasterxml.jackson.databind.JsonNode;
import kinbridge.mappings.Item;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * One named place in an item: a cell, a member of an object, an element.
 *
 * @param text its value, null for an empty one or a structure
 * @param isStructure whether it holds further places rather than a value
 */
record Place(String path, @Nullable String text, boolean isStructure) {

    /** Is told of each place, outer before inner; says whether what is inside matters. */
    @FunctionalInterface
    interface Visitor {
        boolean visit(Place place);
    }

    static void visitAll(Item item, Visitor visitor) {
        String content = item.content().stripLeading();
        if (content.startsWith("<")) {
            XmlElement.read(content).ifPresent(root -> inside("", root, visitor));
        } else {
            inside("", JsonItems.read(content), visitor);
        }
    }

    private static void inside(String path, JsonNode node, Visitor visitor) {
        node.properties().forEach(member -> each(below(path, member.getKey()), member.getValue(), visitor));
    }

    /** A list stands for its elements; an empty one for an empty value. */
    private static void each(String path, JsonNode node, Visitor visitor) {
        if (node.isArray() && !node.isEmpty()) {
            node.forEach(element -> each(path, element, visitor));
        } else if (node.isObject()) {
            if (visitor.visit(new Place(path, null, true))) {
                inside(path, node, visitor);
            }
        } else {
            visitor.visit(new Place(path, textOf(node), false));
        }
    }

    private static @Nullable String textOf(JsonNode node) {
        String text = node.isNull() || node.isArray() ? "" : node.asText().strip();
        return text.isEmpty() || text.equals("NULL") ? null : text;
    }

    private static void inside(String path, XmlElement element, Visitor visitor) {
        for (XmlElement child : element.children()) {
            String name = below(path, child.name());
            boolean isStructure = !child.children().isEmpty();
            if (visitor.visit(new Place(name, isStructure ? null : child.text(), isStructure)) && isStructure) {
                inside(name, child, visitor);
            }
        }
    }

    private static String below(String path, String name) {
        // A column may be called "Service/Event Desc"; that is one name.
        String plain = name.strip().replace('/', '|');
        return path.isEmpty() ? plain : path + "/" + plain;
    }
}
