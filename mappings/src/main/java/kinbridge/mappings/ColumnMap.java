package kinbridge.mappings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the columns of one case system's export are called in the published format. Applied while a
 * payload is split, before its table is recognised, so that a mapping sees the format's names alone and
 * a new case system needs a file of configuration and no code.
 *
 * <p>A payload whose columns belong to none of the tables keeps its columns: what follows the standard
 * needs no map. Columns are compared without regard to capitals and to spaces around and between words.
 *
 * @param name the map's name, shown with every fault: {@code mosaic}
 * @param format the format whose names it leads to: {@code socialcare-ssd}
 * @param tables what it knows
 */
public record ColumnMap(String name, String format, List<Table> tables) {

    /** Leaves every column as it is. */
    public static final ColumnMap NONE = new ColumnMap("none", "", List.of());

    public ColumnMap {
        tables = List.copyOf(tables);
    }

    /**
     * One table of the format.
     *
     * @param table its name in the format: {@code ssd_cp_reviews}
     * @param when the columns, all of which must be there, by which its export is recognised
     * @param columns the format's name by the case system's
     * @param ignored columns that are not read: the hub never sees what is in them
     */
    public record Table(String table, Set<String> when, Map<String, String> columns, Set<String> ignored) {
        public Table {
            when = when.stream().map(ColumnMap::plain).collect(Collectors.toUnmodifiableSet());
            columns = columns.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(column -> plain(column.getKey()), Map.Entry::getValue));
            ignored = ignored.stream().map(ColumnMap::plain).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What stands for a column that is not read. */
    static final String IGNORED = "";

    /** The form in which names are compared: small letters, single spaces. */
    public static String plain(String column) {
        return column.strip().replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * The names of a header in the format, in its order; {@link #IGNORED} for a column that is not read.
     *
     * @throws UnreadablePayload when two tables fit equally, or two columns would have one name
     */
    List<String> names(Collection<String> header) throws UnreadablePayload {
        Set<String> there = header.stream().map(ColumnMap::plain).collect(Collectors.toSet());
        List<Table> fitting =
                tables.stream().filter(table -> there.containsAll(table.when())).toList();
        int most = fitting.stream().mapToInt(table -> table.when().size()).max().orElse(0);
        List<Table> best =
                fitting.stream().filter(table -> table.when().size() == most).toList();
        if (best.size() > 1) {
            throw new UnreadablePayload("columns of both " + best.get(0).table() + " and "
                    + best.get(1).table() + " by the column map " + name + ", expected those of one");
        }
        return best.isEmpty() ? List.copyOf(header) : renamed(header, best.get(0));
    }

    private List<String> renamed(Collection<String> header, Table table) throws UnreadablePayload {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String column : header) {
            String plain = plain(column);
            String to =
                    table.ignored().contains(plain) ? IGNORED : table.columns().getOrDefault(plain, column);
            if (!to.equals(IGNORED) && !taken.add(plain(to)) && table.columns().containsValue(to)) {
                throw new UnreadablePayload("two columns are " + to + " by the column map " + name + ", expected one");
            }
            names.add(to);
        }
        return names;
    }

    /** The same object under the format's names. */
    ObjectNode renamed(ObjectNode object) throws UnreadablePayload {
        List<String> own = new ArrayList<>();
        object.fieldNames().forEachRemaining(own::add);
        List<String> names = names(own);
        ObjectNode renamed = object.objectNode();
        for (int i = 0; i < own.size(); i++) {
            if (!names.get(i).equals(IGNORED)) {
                renamed.set(names.get(i), object.get(own.get(i)));
            }
        }
        return renamed;
    }

    /** Whether it leaves everything as it is. */
    boolean isEmpty() {
        return tables.isEmpty();
    }
}
