package kinbridge.mappings.shape;

import java.util.Locale;
import java.util.Set;

/**
 * One declared field of an item.
 *
 * @param name its names from the item inwards, with {@code /} between; a list adds none
 * @param path the name in small letters, by which it is found
 * @param isAlways whether it is there in each item that has what stands around it, be it empty
 * @param codes in small letters; empty unless the kind is CODE
 */
record FieldShape(String name, String path, ValueKind kind, boolean isAlways, Set<String> codes) {

    FieldShape {
        codes = Set.copyOf(codes);
    }

    /** What stands around it: {@code ""} for a field of the item itself. */
    String parent() {
        return parentOf(path);
    }

    boolean isUnknownCode(String text) {
        return kind == ValueKind.CODE && !codes.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
