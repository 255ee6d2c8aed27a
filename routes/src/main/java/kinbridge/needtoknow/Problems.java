package kinbridge.needtoknow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with files that people wrote: gathered, so that all of it can be put right at once. */
final class Problems {

    private final Set<String> found = new LinkedHashSet<>();

    void add(String file, int line, String reason) {
        found.add(file + ", line " + line + ": " + reason);
    }

    /** @param column counted from 1: of characters in a text, of cells in a table */
    void add(String file, int line, int column, String reason) {
        found.add(file + ", line " + line + ", column " + column + ": " + reason);
    }

    void add(String file, String reason) {
        found.add(file + ": " + reason);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }
}
