package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of a published format and their columns, for formats that case systems export under names
 * of their own. Read from {@code standards/<format>.properties}.
 */
public final class StandardColumns {

    private static final String ALSO = "also.";

    private static final Map<String, StandardColumns> ALL = Stream.of("socialcare-annexa", "socialcare-ssd")
            .collect(Collectors.toUnmodifiableMap(format -> format, StandardColumns::load));

    private final Map<String, List<String>> standard = new TreeMap<>();
    private final Map<String, List<String>> beyond = new TreeMap<>();

    private StandardColumns() {}

    /** The formats that have such a list. */
    public static Set<String> formats() {
        return new TreeSet<>(ALL.keySet());
    }

    /** The tables of that format, or empty where it has no list. */
    public static Optional<StandardColumns> of(String format) {
        return Optional.ofNullable(ALL.get(format));
    }

    public Set<String> tables() {
        return new TreeSet<>(standard.keySet());
    }

    /** The standard's own columns of a table in their order, key first; none for a table it has not. */
    public List<String> columns(String table) {
        return standard.getOrDefault(table, List.of());
    }

    /** The standard's columns and those beyond it that the hub reads where a case system has them. */
    public List<String> understood(String table) {
        List<String> columns = new ArrayList<>(columns(table));
        columns.addAll(beyond.getOrDefault(table, List.of()));
        return columns;
    }

    private static StandardColumns load(String format) {
        Properties lines = new Properties();
        try (InputStream resource = StandardColumns.class.getResourceAsStream("standards/" + format + ".properties")) {
            lines.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StandardColumns columns = new StandardColumns();
        for (String key : lines.stringPropertyNames()) {
            List<String> names = List.of(lines.getProperty(key).split(","));
            if (key.startsWith(ALSO)) {
                columns.beyond.put(key.substring(ALSO.length()), names);
            } else {
                columns.standard.put(key, names);
            }
        }
        return columns;
    }
}
