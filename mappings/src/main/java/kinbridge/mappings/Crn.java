package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A probation case reference number: a letter and six digits. It has no check digit. */
public record Crn(String value) {

    public static Optional<Crn> read(@Nullable String text) {
        String packed = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return packed.matches("[A-Z][0-9]{6}") ? Optional.of(new Crn(packed)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
