package kinbridge.mappings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Splits a CSV payload into rows, streaming, each an item whose content is a JSON object of column name
 * to text, the columns named as the payload's {@link ColumnMap} says. One bad row never costs another: bytes that are not UTF-8, a wrong number of columns or a
 * quote that is not closed are that row's fault.
 *
 * <p>The location {@code row N} is the N-th row of data, counted from 1 without the header; rows in
 * which nothing stands are not counted. A quoted cell may hold line ends. After a quote that does not
 * close, the line where it opened is the bad row and reading goes on with the next line.
 */
public final class CsvItems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CsvItems() {}

    /**
     * How the rows are written.
     *
     * @param trim whether spaces around cells are none of theirs ({@code a, "b", c})
     * @param columns the names of the columns where the first row is data already; else empty
     */
    public record Dialect(char delimiter, boolean trim, List<String> columns) {
        public static final Dialect COMMA = new Dialect(',', false, List.of());
        public static final Dialect COMMA_AND_SPACES = new Dialect(',', true, List.of());

        public Dialect {
            columns = List.copyOf(columns);
        }

        public static Dialect withoutHeader(List<String> columns) {
            return new Dialect(',', false, columns);
        }
    }

    /** Tells by the columns of the header what its rows are. */
    @FunctionalInterface
    public interface Recognition {
        /** The item type; throws where the header belongs to no table of the feed. */
        String typeOf(List<String> columns) throws UnreadablePayload;
    }

    /** What is wrong with one row. */
    public record RowFault(String reason, String expected) {}

    public static void split(Payload payload, Dialect dialect, Recognition recognition, Consumer<Item> items)
            throws IOException, UnreadablePayload {
        try (InputStream in = payload.content().open()) {
            CsvRows rows = new CsvRows(in, dialect.delimiter(), dialect.trim());
            rows.skip(TextEncoding.bytesBeforeText(rows.peek(4096)));
            List<String> header = dialect.columns().isEmpty() ? header(rows) : dialect.columns();
            List<String> columns = payload.columns().names(header);
            String type = recognition.typeOf(columns.stream()
                    .filter(column -> !column.equals(ColumnMap.IGNORED))
                    .toList());
            int number = 0;
            for (CsvRows.CsvRow row = rows.next(); row != null; row = rows.next()) {
                items.accept(item(payload, type, "row " + ++number, columns, row));
            }
        }
    }

    private static List<String> header(CsvRows rows) throws IOException, UnreadablePayload {
        CsvRows.CsvRow row = rows.next();
        if (row == null) {
            throw new UnreadablePayload("the file holds no row, expected a header row of column names");
        }
        RowFault fault = row.fault();
        if (fault != null) {
            throw new UnreadablePayload("header row: " + fault.reason() + ", expected " + fault.expected());
        }
        List<String> columns = new ArrayList<>();
        for (String cell : row.cells()) {
            String name = cell.isBlank() ? "column " + (columns.size() + 1) : cell.strip();
            columns.add(columns.contains(name) ? name + " (" + (columns.size() + 1) + ")" : name);
        }
        return List.copyOf(columns);
    }

    private static Item item(Payload payload, String type, String location, List<String> columns, CsvRows.CsvRow row) {
        RowFault fault = row.fault() != null ? row.fault() : wrongWidth(columns, row);
        if (fault != null) {
            Unreadable unreadable = new Unreadable(location, null, row.text(), fault.reason(), fault.expected());
            return item(payload, type, location, row.text(), unreadable);
        }
        ObjectNode content = JSON.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equals(ColumnMap.IGNORED)) {
                content.put(columns.get(i), row.cells().get(i));
            }
        }
        return item(payload, type, location, content.toString(), null);
    }

    private static Item item(
            Payload payload, String type, String location, String content, @Nullable Unreadable fault) {
        return new Item(payload.feed(), payload.name(), payload.sourceTime(), type, location, content, fault);
    }

    private static String columns(int number) {
        return number == 1 ? "1 column" : number + " columns";
    }

    private static @Nullable RowFault wrongWidth(List<String> columns, CsvRows.CsvRow row) {
        int found = row.cells().size();
        if (found == columns.size()) {
            return null;
        }
        boolean brokenOff = row.cutOff() && found < columns.size();
        return new RowFault(
                brokenOff ? "the file breaks off after " + columns(found) : columns(found), columns(columns.size()));
    }
}
