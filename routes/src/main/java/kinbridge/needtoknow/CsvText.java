package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as a spreadsheet saves them (RFC 4180), each row with the line that it begins
 * on. A quoted cell may hold commas, quotes written twice, and line ends.
 */
final class CsvText {

    /** One row, and the line that it begins on. */
    record Row(int line, List<String> cells) {}

    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int place;
    private int line = 1;
    private int lineOfOpenQuote;

    private CsvText(String text) {
        this.text = text;
    }

    /** Every row but the empty ones. */
    static List<Row> rows(String text) {
        return read(text).rows;
    }

    /** The line on which a quote was opened and never closed; 0 if there is none. */
    static int lineOfOpenQuote(String text) {
        return read(text).lineOfOpenQuote;
    }

    private static CsvText read(String text) {
        CsvText csv = new CsvText(text);
        while (csv.place < text.length()) {
            csv.readRow();
        }
        return csv;
    }

    private void readRow() {
        int start = line;
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (place < text.length() && text.charAt(place) == ',') {
            place++;
            cells.add(cell());
        }
        skipLineEnd();
        if (cells.size() > 1 || !cells.get(0).isEmpty()) {
            rows.add(new Row(start, List.copyOf(cells)));
        }
    }

    private String cell() {
        while (place < text.length() && text.charAt(place) == ' ') {
            place++;
        }
        StringBuilder cell = new StringBuilder();
        if (place < text.length() && text.charAt(place) == '"') {
            readQuoted(cell);
        }
        // Outside quotes a cell ends at the comma or the line's end; a tab is text, and no separator.
        while (place < text.length() && ",\r\n".indexOf(text.charAt(place)) < 0) {
            cell.append(text.charAt(place++));
        }
        return cell.toString().strip();
    }

    private void readQuoted(StringBuilder cell) {
        int opened = line;
        place++;
        while (place < text.length()) {
            char next = text.charAt(place++);
            if (next == '"') {
                if (place == text.length() || text.charAt(place) != '"') {
                    return;
                }
                place++;
            } else if (next == '\n' || (next == '\r' && (place == text.length() || text.charAt(place) != '\n'))) {
                line++;
            }
            cell.append(next);
        }
        lineOfOpenQuote = opened;
    }

    private void skipLineEnd() {
        if (place < text.length()) {
            boolean isPair = text.startsWith("\r\n", place);
            place += isPair ? 2 : 1;
            line++;
        }
    }
}
