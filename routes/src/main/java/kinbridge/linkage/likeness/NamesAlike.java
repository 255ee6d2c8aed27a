package kinbridge.linkage.likeness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that one person may bear though their letters are far apart: short forms (Elizabeth, Bess) and
 * spellings of one name from another script (Mohammed, Muhammad). Read from {@code names-alike.csv}.
 */
public final class NamesAlike {

    /** Knows no such names. */
    public static final NamesAlike NONE = new NamesAlike(Map.of());

    private final Map<String, Set<Integer>> groups;

    private NamesAlike(Map<String, Set<Integer>> groups) {
        this.groups = groups;
    }

    /**
     * @param table lines of {@code kind,name,alike}, {@code alike} being names with blanks between them
     * @throws IOException also where a line has not three parts; the message names the line
     */
    public static NamesAlike read(Reader table) throws IOException {
        Map<String, Set<Integer>> groups = new HashMap<>();
        BufferedReader lines = new BufferedReader(table);
        boolean isAfterHeader = false;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(",", -1);
            if (parts.length != 3) {
                throw new IOException("names-alike.csv line " + number + ": expected kind,name,alike");
            }
            if (isAfterHeader) {
                int group = number;
                String all = parts[1] + " " + parts[2];
                for (String name : all.strip().split("\\s+", -1)) {
                    groups.computeIfAbsent(name, any -> new TreeSet<>()).add(group);
                }
            }
            isAfterHeader = true;
        }
        return new NamesAlike(groups);
    }

    /** The groups in which this name, or for a name of several words one of them, stands. */
    Set<Integer> of(String name, List<String> parts) {
        Set<Integer> own = groups.getOrDefault(name, Set.of());
        if (!own.isEmpty() || parts.size() < 2) {
            return own;
        }
        return groups.getOrDefault(parts.get(0), Set.of());
    }
}
