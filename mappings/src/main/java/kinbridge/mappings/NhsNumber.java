package kinbridge.mappings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An NHS number whose check digit agrees: ten digits, no spaces. */
public record NhsNumber(String value) {

    /**
     * Reads ten digits, with or without spaces or hyphens. Empty where they are not ten, are all the
     * same, or fail modulus 11 (weights 10 to 2; 11 counts as 0; 10 is never given out).
     */
    public static Optional<NhsNumber> read(@Nullable String text) {
        String digits = text == null ? "" : text.replaceAll("[\\s\\u00a0-]", "");
        if (!digits.matches("[0-9]{10}") || digits.chars().distinct().count() == 1) {
            return Optional.empty();
        }
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (digits.charAt(i) - '0') * (10 - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(9) - '0' ? Optional.of(new NhsNumber(digits)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
