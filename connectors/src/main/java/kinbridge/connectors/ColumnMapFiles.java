package kinbridge.connectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.ColumnMap;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.shape.Shape;

/**
 * The files of {@code config/columns/}, one a case system and named after it: what its columns are
 * called in a published format.
 *
 * <pre>
 * format: socialcare-ssd
 * tables:
 *   ssd_cp_reviews:
 *     when: [registration_id, review_outcome]   # the columns by which its export is recognised
 *     columns:
 *       registration_id: cppr_cp_plan_id        # the case system's name: the format's
 *     ignore: [workflow_id]                     # not read at all; may be left out
 * </pre>
 */
public final class ColumnMapFiles {

    private ColumnMapFiles() {}

    /** Reads every {@code *.yaml} of the folder, one answer a file; none where there is no such folder. */
    public static List<SettingsFile<ColumnMap>> read(Path folder) {
        return SettingsFolder.read(folder, placeholder -> null, (name, keys, placeholders) -> map(name, keys));
    }

    /**
     * The map that a feed's file names: {@link ColumnMap#NONE} where it names none, empty where there is no
     * sound map of that name for the feed's format.
     */
    public static Optional<ColumnMap> of(FeedSettings feed, List<SettingsFile<ColumnMap>> files) {
        if (feed.columns() == null) {
            return Optional.of(ColumnMap.NONE);
        }
        return files.stream()
                .flatMap(file -> file instanceof SettingsFile.Loaded<ColumnMap> loaded
                        ? Stream.of(loaded.settings())
                        : Stream.empty())
                .filter(map -> map.name().equals(feed.columns()) && map.format().equals(feed.format()))
                .findFirst();
    }

    private static ColumnMap map(String name, SettingsKeys keys) throws WrongSettings {
        String format = keys.oneOf(
                "format", FeedMapping.all().map(FeedMapping::feed).collect(Collectors.toCollection(TreeSet::new)));
        Shape standard = Shape.ofFormat(format).orElseThrow();
        Map<String, YamlNode.Entry> tables = mapping("tables", keys.entry("tables"));
        keys.nothingLeft();
        List<ColumnMap.Table> read = new ArrayList<>();
        Map<Set<String>, String> recognised = new HashMap<>();
        for (Map.Entry<String, YamlNode.Entry> table : tables.entrySet()) {
            int line = table.getValue().line();
            oneOf(line, "table", table.getKey(), new TreeSet<>(standard.items()));
            TableReading reading = new TableReading(table.getKey(), line, standard.names(table.getKey()));
            ColumnMap.Table each = reading.read(mapping(table.getKey(), table.getValue()));
            String other = recognised.put(each.when(), table.getKey());
            if (other != null) {
                throw new WrongSettings(
                        line, "the tables '" + other + "' and '" + table.getKey() + "' have the same 'when'");
            }
            read.add(each);
        }
        return new ColumnMap(name, format, read);
    }

    /** One table of the file. */
    private record TableReading(String table, int line, List<String> understood) {

        ColumnMap.Table read(Map<String, YamlNode.Entry> keys) throws WrongSettings {
            for (Map.Entry<String, YamlNode.Entry> key : keys.entrySet()) {
                oneOf(key.getValue().line(), "key", key.getKey(), Set.of("when", "columns", "ignore"));
            }
            YamlNode.Entry when = keys.get("when");
            if (when == null) {
                throw new WrongSettings(line, "the key 'when' of '" + table + "' is missing");
            }
            Set<String> recognised = names("when", when);
            if (recognised.isEmpty()) {
                throw new WrongSettings(when.line(), "the key 'when' of '" + table + "' names no column");
            }
            YamlNode.Entry columns = keys.get("columns");
            Map<String, String> renamed = columns == null ? Map.of() : columns(mapping("columns", columns));
            YamlNode.Entry ignore = keys.get("ignore");
            Set<String> ignored = ignore == null ? Set.of() : names("ignore", ignore);
            if (ignore != null && ignored.stream().anyMatch(renamed::containsKey)) {
                throw new WrongSettings(
                        ignore.line(), "the key 'ignore' of '" + table + "' names a column of its 'columns'");
            }
            return new ColumnMap.Table(table, recognised, renamed, ignored);
        }

        private Map<String, String> columns(Map<String, YamlNode.Entry> entries) throws WrongSettings {
            Map<String, String> columns = new LinkedHashMap<>();
            Map<String, String> from = new HashMap<>();
            for (Map.Entry<String, YamlNode.Entry> entry : entries.entrySet()) {
                int at = entry.getValue().line();
                String standard = text(entry.getKey(), entry.getValue());
                oneOf(at, "column of " + table, standard, new LinkedHashSet<>(understood));
                if (columns.put(ColumnMap.plain(entry.getKey()), standard) != null) {
                    throw new WrongSettings(at, "the key '" + entry.getKey() + "' stands twice");
                }
                String other = from.put(standard, entry.getKey());
                if (other != null) {
                    throw new WrongSettings(
                            at,
                            "the keys '" + other + "' and '" + entry.getKey() + "' are both " + standard
                                    + ", expected one column for each");
                }
            }
            return columns;
        }

        private static Set<String> names(String key, YamlNode.Entry entry) throws WrongSettings {
            if (!(entry.value() instanceof YamlNode.Sequence sequence)) {
                throw new WrongSettings(entry.line(), "the key '" + key + "' must be a list of columns");
            }
            Set<String> names = new LinkedHashSet<>();
            for (YamlNode node : sequence.entries()) {
                String name = text(key, new YamlNode.Entry(node.line(), node));
                if (!names.add(ColumnMap.plain(name))) {
                    throw new WrongSettings(node.line(), "the key '" + key + "' names the column '" + name + "' twice");
                }
            }
            return names;
        }
    }

    private static Map<String, YamlNode.Entry> mapping(String key, YamlNode.Entry entry) throws WrongSettings {
        if (entry.value() instanceof YamlNode.Mapping mapping
                && !mapping.entries().isEmpty()) {
            return mapping.entries();
        }
        throw new WrongSettings(entry.line(), "the key '" + key + "' must have keys of its own");
    }

    private static String text(String key, YamlNode.Entry entry) throws WrongSettings {
        if (entry.value() instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw new WrongSettings(entry.line(), "the key '" + key + "' must have one value");
    }

    private static void oneOf(int line, String what, String word, Set<String> allowed) throws WrongSettings {
        if (!allowed.contains(word)) {
            throw new WrongSettings(
                    line,
                    "unknown " + what + " '" + word + "', expected one of "
                            + allowed.stream().collect(Collectors.joining(", ")));
        }
    }
}
