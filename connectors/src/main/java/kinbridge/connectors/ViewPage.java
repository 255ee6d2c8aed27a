package kinbridge.connectors;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a view as CSV with a header, written as the nightly file of the same table is written, so
 * that the mapping meets one form. The high-water column is left out: it is the view's, not the
 * standard's.
 *
 * @param rows how many
 * @param csv header and rows
 * @param last the mark of the last row, or null where there is none
 */
record ViewPage(int rows, String csv, ViewMarks.@Nullable Mark last) {

    private static final DateTimeFormatter EXTRACT_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    static final ViewPage NONE = new ViewPage(0, "", null);

    static ViewPage read(ResultSet results, ViewSource source, ViewSource.View view) throws SQLException {
        ResultSetMetaData columns = results.getMetaData();
        StringBuilder csv = new StringBuilder(CsvText.line(header(columns, source)));
        ViewMarks.Mark last = null;
        int rows = 0;
        while (results.next()) {
            csv.append(CsvText.line(cells(results, columns, source)));
            last = mark(results, source, view);
            rows++;
        }
        return new ViewPage(rows, csv.toString(), last);
    }

    private static List<String> header(ResultSetMetaData columns, ViewSource source) throws SQLException {
        List<String> header = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (!isHighWater(columns, column, source)) {
                header.add(columns.getColumnLabel(column).toLowerCase(Locale.ROOT));
            }
        }
        return header;
    }

    private static List<String> cells(ResultSet results, ResultSetMetaData columns, ViewSource source)
            throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (!isHighWater(columns, column, source)) {
                cells.add(cell(results, columns, column));
            }
        }
        return cells;
    }

    private static String cell(ResultSet results, ResultSetMetaData columns, int column) throws SQLException {
        boolean zoned = columns.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
                || columns.getColumnTypeName(column).toLowerCase(Locale.ROOT).endsWith("tz");
        if (zoned) {
            Timestamp instant = results.getTimestamp(column);
            return instant == null ? "" : instant.toInstant().toString();
        }
        if (columns.getColumnType(column) == Types.TIMESTAMP) {
            LocalDateTime time = results.getObject(column, LocalDateTime.class);
            return time == null ? "" : EXTRACT_TIME.format(time);
        }
        String text = results.getString(column);
        return text == null ? "" : text;
    }

    private static ViewMarks.Mark mark(ResultSet results, ViewSource source, ViewSource.View view) throws SQLException {
        return new ViewMarks.Mark(
                results.getTimestamp(source.highWater()).toInstant().toString(), results.getString(view.key()));
    }

    private static boolean isHighWater(ResultSetMetaData columns, int column, ViewSource source) throws SQLException {
        return columns.getColumnLabel(column).equalsIgnoreCase(source.highWater());
    }
}
