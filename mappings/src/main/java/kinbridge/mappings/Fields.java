package kinbridge.mappings;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the fields of a statement, in order, each with its lowest detail level. A null or blank value
 * adds nothing: unknown is not the same as absent, and neither is worth a field.
 *
 * <pre>{@code
 * new Fields().existence("status", "active").summary("startDate", date).full("category", text).map();
 * }</pre>
 */
public final class Fields {

    private final Map<String, FieldValue> fields = new LinkedHashMap<>();

    public Fields existence(String name, @Nullable Object value) {
        return add(name, value, DetailLevel.EXISTENCE, null);
    }

    public Fields summary(String name, @Nullable Object value) {
        return add(name, value, DetailLevel.SUMMARY, null);
    }

    public Fields full(String name, @Nullable Object value) {
        return add(name, value, DetailLevel.FULL, null);
    }

    /** Adds a value together with what the agency wrote; {@code raw} is dropped where it is the same. */
    public Fields add(String name, @Nullable Object value, DetailLevel level, @Nullable String raw) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return this;
        }
        Object plain = value instanceof LocalDate || value instanceof Enum<?> ? value.toString() : value;
        fields.put(name, new FieldValue(plain, level, plain.toString().equals(raw) ? null : raw));
        return this;
    }

    public Map<String, FieldValue> map() {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
