package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unique pupil number: check letter, three digits for the authority, four for the school, two for the
 * year and three for the pupil, the last of which may be a letter.
 */
public record Upn(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{11}[0-9A-Z]");
    private static final String LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /** Empty where the text has not the form of a UPN; a wrong check letter alone is no reason. */
    public static Optional<Upn> read(@Nullable String text) {
        String packed = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(packed).matches() ? Optional.of(new Upn(packed)) : Optional.empty();
    }

    /**
     * Whether the check letter agrees. Many real and all random ones fail, so this annotates and never
     * rejects. A temporary number ends in a letter, which counts by its place in the same alphabet.
     */
    public boolean checkLetterAgrees() {
        int sum = 0;
        for (int i = 1; i < 13; i++) {
            char character = value.charAt(i);
            int worth = Character.isDigit(character) ? character - '0' : LETTERS.indexOf(character);
            if (worth < 0) {
                return false;
            }
            sum += worth * (i + 1);
        }
        return LETTERS.charAt(sum % 23) == value.charAt(0);
    }

    @Override
    public String toString() {
        return value;
    }
}
