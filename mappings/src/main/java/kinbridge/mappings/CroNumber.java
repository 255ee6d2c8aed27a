package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Criminal Records Office number whose check letter agrees: {@code NNNNNN/YYC}, or {@code SFYY/NC} for
 * a small file.
 */
public record CroNumber(String value) {

    private static final Pattern STANDARD = Pattern.compile("(\\d{1,6})/(\\d{2})([A-Z])");
    private static final Pattern SMALL_FILE = Pattern.compile("SF(\\d{2})/(\\d{1,6})([A-Z])");

    public static Optional<CroNumber> read(@Nullable String text) {
        String packed = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        Matcher standard = STANDARD.matcher(packed);
        if (standard.matches()) {
            String serial = "0".repeat(6 - standard.group(1).length()) + standard.group(1);
            return checked(standard.group(2), serial, standard.group(3), serial + "/" + standard.group(2));
        }
        Matcher small = SMALL_FILE.matcher(packed);
        return small.matches()
                ? checked(small.group(1), small.group(2), small.group(3), "SF" + small.group(1) + "/" + small.group(2))
                : Optional.empty();
    }

    private static Optional<CroNumber> checked(String year, String serial, String letter, String stem) {
        return PoliceCheckLetter.of(Integer.parseInt(year), serial) == letter.charAt(0)
                ? Optional.of(new CroNumber(stem + letter))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
