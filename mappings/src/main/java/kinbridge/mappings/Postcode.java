package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postcode in one form, capitals with one space before the last three: some systems strip the space,
 * and two spellings of one address would hide that two people live together.
 */
public record Postcode(String value) {

    private static final Pattern FORM = Pattern.compile("(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR) [0-9][A-Z]{2}");

    /** Empty where the text has not the form of a postcode. */
    public static Optional<Postcode> read(@Nullable String text) {
        String packed = text == null ? "" : text.replaceAll("[\\s\\u00a0]", "").toUpperCase(Locale.ROOT);
        if (packed.length() < 5 || packed.length() > 7) {
            return Optional.empty();
        }
        int inward = packed.length() - 3;
        String spaced = packed.substring(0, inward) + " " + packed.substring(inward);
        return FORM.matcher(spaced).matches() ? Optional.of(new Postcode(spaced)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
