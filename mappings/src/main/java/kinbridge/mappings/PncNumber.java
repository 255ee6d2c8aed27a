package kinbridge.mappings;

import java.time.Year;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Police National Computer number, canonical {@code YYYY/NNNNNNNC}, whose check letter agrees. */
public record PncNumber(String value) {

    private static final Pattern SLASHED = Pattern.compile("(\\d{4}|\\d{2})/(\\d{1,7})([A-Z])");
    private static final Pattern LONG = Pattern.compile("((?:19|20)\\d{2})(\\d{5,7})([A-Z])");
    private static final Pattern SHORT = Pattern.compile("(\\d{2})(\\d{1,7})([A-Z])");

    public static Optional<PncNumber> read(@Nullable String text) {
        return read(text, Year.now(Occurred.LONDON));
    }

    /**
     * Reads two- and four-digit years, with or without slash and leading zeros.
     *
     * @param thisYear a two-digit year later than this one's is of the last century
     */
    public static Optional<PncNumber> read(@Nullable String text, Year thisYear) {
        String packed = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        // Without a slash a long number can be cut in two ways; the check letter tells which.
        return read(SLASHED.matcher(packed), thisYear)
                .or(() -> read(LONG.matcher(packed), thisYear))
                .or(() -> read(SHORT.matcher(packed), thisYear));
    }

    private static Optional<PncNumber> read(Matcher matcher, Year thisYear) {
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1);
        int year = Integer.parseInt(digits);
        if (digits.length() == 2) {
            year += year <= thisYear.getValue() % 100 ? thisYear.getValue() / 100 * 100 : 1900;
        }
        String serial = "0".repeat(7 - matcher.group(2).length()) + matcher.group(2);
        char letter = matcher.group(3).charAt(0);
        return PoliceCheckLetter.of(year % 100, serial) == letter
                ? Optional.of(new PncNumber(year + "/" + serial + letter))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
