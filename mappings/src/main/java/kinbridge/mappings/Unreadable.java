package kinbridge.mappings;

import org.jspecify.annotations.Nullable;

/**
 * Why an item, or a part of one, could not be understood, in words an IT officer can act on.
 *
 * @param location where in the payload: {@code row 17}
 * @param field the column, element or path, or null where the whole item is meant
 * @param value what stood there, or null; personal data, so masked wherever it is shown
 * @param reason what is wrong, without the value: {@code not a date}
 * @param expected what would have been right: {@code a date as YYYY-MM-DD}
 */
public record Unreadable(
        String location, @Nullable String field, @Nullable String value, String reason, String expected) {}
