package kinbridge.mappings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A prison number: a letter, four digits, two letters. It has no check digit. */
public record NomsNumber(String value) {

    public static Optional<NomsNumber> read(@Nullable String text) {
        String packed = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return packed.matches("[A-Z][0-9]{4}[A-Z]{2}") ? Optional.of(new NomsNumber(packed)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
