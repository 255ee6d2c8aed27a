package kinbridge.needtoknow;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One table as its owners wrote it, reasons included, for whoever reads the policy rather than decides by it. */
public record TableSheet(String file, List<String> columns, List<Row> rows) {

    private static final CsvMapper CSV = new CsvMapper();

    public record Row(Map<String, String> cells) {
        public String text(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** A table that was found sound before. */
    public static TableSheet of(SharingTables tables, String file) {
        String text = Objects.requireNonNull(tables.files().get(file), "no such table");
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(text)) {
            List<String> columns = List.of(lines.nextValue());
            List<Row> rows = new ArrayList<>();
            while (lines.hasNextValue()) {
                rows.add(row(columns, lines.nextValue()));
            }
            return new TableSheet(file, columns, List.copyOf(rows));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Row row(List<String> columns, String[] cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int place = 0; place < Math.min(columns.size(), cells.length); place++) {
            byColumn.put(columns.get(place), cells[place]);
        }
        return new Row(byColumn);
    }
}
