package kinbridge.needtoknow;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table as a spreadsheet saves it: a header, then rows, each remembered with its line. */
final class TableFile {

    private static final CsvMapper CSV = new CsvMapper();

    private final String name;
    private final Problems problems;
    private final List<String> columns = new ArrayList<>();
    private final List<TableRow> rows = new ArrayList<>();

    private TableFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** Reads the text of a table that must have exactly these columns. */
    static TableFile read(String name, String text, List<String> expected, Problems problems) {
        TableFile table = new TableFile(name, problems);
        try (MappingIterator<String[]> lines = CSV.readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(text)) {
            table.readLines(lines, expected);
        } catch (IOException e) {
            problems.add(name, "not a table of comma-separated values");
        }
        return table;
    }

    private void readLines(MappingIterator<String[]> lines, List<String> expected) throws IOException {
        if (!lines.hasNextValue()) {
            problems.add(name, "is empty, expected a header: " + expected);
            return;
        }
        columns.addAll(List.of(lines.nextValue()));
        expected.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> refuse(1, "column '" + column + "' is missing"));
        columns.stream()
                .filter(column -> !expected.contains(column))
                .forEach(column -> refuse(1, "column '" + column + "' is not known"));
        if (columns.stream().distinct().count() != columns.size()) {
            refuse(1, "a column is there twice");
        }
        while (lines.hasNextValue()) {
            String[] cells = lines.nextValue();
            add(lines.getCurrentLocation().getLineNr(), cells);
        }
    }

    private void add(int lineAfter, String[] cells) {
        int line = Math.max(2, lineAfter - 1);
        if (cells.length != columns.size()) {
            refuse(line, "has " + cells.length + " cells, expected " + columns.size());
            return;
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            byColumn.put(columns.get(i), cells[i]);
        }
        rows.add(new TableRow(this, line, byColumn));
    }

    List<TableRow> rows() {
        return rows;
    }

    void refuse(int line, String reason) {
        problems.add(name, line, reason);
    }

    void refuse(String reason) {
        problems.add(name, reason);
    }
}
