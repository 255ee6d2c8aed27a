package kinbridge.needtoknow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing wrong with one of the sharing tables.
 *
 * @param line empty where the whole file is meant
 * @param column empty where the whole line is meant
 */
public record TableProblem(String file, String line, String column, String reason) {

    private static final Pattern PLACE = Pattern.compile(
            "(?s)(?<file>[^,:]+)(?:, line (?<line>[0-9]+))?(?:,? column '?(?<name>[^':,]+)'?)?: (?<rest>.*)");
    private static final Pattern COLUMN = Pattern.compile("(?s)column '(?<name>[^']*)': (?<rest>.*)");
    private static final Pattern QUOTED = Pattern.compile("(?s)'[^']*'");

    /** From the line that the loading of the tables reports. */
    static TableProblem of(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            return new TableProblem("", "", "", text);
        }
        String rest = place.group("rest");
        Matcher column = COLUMN.matcher(rest);
        boolean isOfColumn = column.matches();
        return new TableProblem(
                place.group("file").strip(),
                orEmpty(place.group("line")),
                isOfColumn ? column.group("name") : orEmpty(place.group("name")),
                isOfColumn ? column.group("rest") : rest);
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * For a log or the health page: what stood in the file is left out, since a file put there by mistake
     * may hold anybody's data.
     */
    public String withoutContent() {
        return file + (line.isEmpty() ? "" : ", line " + line) + (column.isEmpty() ? "" : ", column '" + column + "'")
                + ": " + QUOTED.matcher(reason).replaceAll("'...'");
    }
}
