package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sex or gender as agencies code it, in the four words that {@link Identity#SEX} has. */
public enum Sex {
    MALE,
    FEMALE,
    INDETERMINATE,
    UNKNOWN;

    /** The value of {@link Identity#SEX}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads ISO 5218 digits, letters and words; empty for a code that is none of them. */
    public static Optional<Sex> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "M", "1", "01", "MALE" -> Optional.of(MALE);
            case "F", "2", "02", "FEMALE" -> Optional.of(FEMALE);
            case "I", "9", "09", "OTHER", "INDETERMINATE" -> Optional.of(INDETERMINATE);
            case "U", "0", "00", "X", "UNKNOWN", "NOT KNOWN", "NOT SPECIFIED" -> Optional.of(UNKNOWN);
            default -> Optional.empty();
        };
    }
}
