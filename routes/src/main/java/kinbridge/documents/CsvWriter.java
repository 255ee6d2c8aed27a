package kinbridge.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180), written row by row, so that a million of them need no memory. A
 * cell that a spreadsheet would calculate is made a text: what somebody typed as a reason must not run
 * on the machine of whoever opens the file.
 */
public final class CsvWriter {

    /** The wide ones are calculated too, where the machine is set to write them. */
    private static final String BEGINS_A_FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern NUMBER = Pattern.compile("-\\d{1,15}(\\.\\d{1,15})?");

    private final Appendable out;

    public CsvWriter(Appendable out) {
        this.out = out;
    }

    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(cell(cells.get(i)));
        }
        out.append("\r\n");
    }

    /** One row by itself, with its end. */
    public static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        try {
            new CsvWriter(line).row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("a text refused a text", e);
        }
        return line.toString();
    }

    private static String cell(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Whether a spreadsheet might calculate it; some look behind blanks, and a tab or line end shifts the cell. */
    private static boolean isFormula(String text) {
        if (text.isEmpty() || NUMBER.matcher(text).matches()) {
            return false;
        }
        if (text.charAt(0) == '\t' || text.charAt(0) == '\r' || text.charAt(0) == '\n') {
            return true;
        }
        int first = 0;
        while (first < text.length() && isBlank(text.charAt(first))) {
            first++;
        }
        return first < text.length() && BEGINS_A_FORMULA.indexOf(text.charAt(first)) >= 0;
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
