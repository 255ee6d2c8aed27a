package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table as a spreadsheet saves it: a header, then rows, each remembered with its line. */
final class TableFile {

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
        int openQuote = CsvText.lineOfOpenQuote(text);
        if (openQuote > 0) {
            table.refuse(openQuote, "a quoted cell that is never closed, expected \" at its end");
        } else {
            table.readRows(CsvText.rows(text), expected);
        }
        return table;
    }

    private void readRows(List<CsvText.Row> lines, List<String> expected) {
        if (lines.isEmpty()) {
            problems.add(name, "is empty, expected a header: " + expected);
            return;
        }
        readHeader(lines.get(0), expected);
        for (CsvText.Row row : lines.subList(1, lines.size())) {
            if (row.cells().size() == columns.size()) {
                rows.add(new TableRow(this, row.line(), byColumn(row.cells())));
            } else {
                refuse(row.line(), "has " + row.cells().size() + " cells, expected " + columns.size());
            }
        }
    }

    private void readHeader(CsvText.Row header, List<String> expected) {
        columns.addAll(header.cells());
        expected.stream()
                .filter(column -> !columns.contains(column))
                .forEach(column -> refuse(header.line(), "column '" + column + "' is missing"));
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (!expected.contains(column)) {
                problems.add(name, header.line(), i + 1, "column '" + column + "' is not known, expected " + expected);
            } else if (columns.indexOf(column) < i) {
                problems.add(name, header.line(), i + 1, "column '" + column + "' is there twice");
            }
        }
    }

    private Map<String, String> byColumn(List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i));
        }
        return byColumn;
    }

    List<TableRow> rows() {
        return rows;
    }

    /** A cell that is wrong, by its line and by the number and name of its column. */
    void refuse(int line, String column, String reason) {
        problems.add(name, line, columns.indexOf(column) + 1, "column '" + column + "': " + reason);
    }

    void refuse(int line, String reason) {
        problems.add(name, line, reason);
    }

    void refuse(String reason) {
        problems.add(name, reason);
    }
}
