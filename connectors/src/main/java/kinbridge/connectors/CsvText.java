package kinbridge.connectors;

import java.util.List;
import java.util.stream.Collectors;

/** Writes CSV as database extracts write it: every cell in quotes, a quote inside doubled. */
public final class CsvText {

    private CsvText() {}

    /** One line with its line end. */
    public static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
