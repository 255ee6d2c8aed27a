package kinbridge.mappings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One mapped field: its value, and the lowest detail level at which it may appear.
 *
 * @param value text, whole number, boolean, ISO date as text, or a list of texts; never null: a field
 *     that the agency left empty is not there
 * @param level EXISTENCE, SUMMARY or FULL. Free text and narrative are FULL, or are not mapped at all
 * @param raw what the agency wrote, where that differs from {@code value}
 */
public record FieldValue(
        Object value, DetailLevel level, @Nullable String raw) {

    public FieldValue {
        Objects.requireNonNull(value);
        if (level.compareTo(DetailLevel.EXISTENCE) < 0) {
            throw new IllegalArgumentException("a field's level is EXISTENCE, SUMMARY or FULL");
        }
    }

    public FieldValue(Object value, DetailLevel level) {
        this(value, level, null);
    }

    public String text() {
        return String.valueOf(value);
    }
}
