package kinbridge.mappings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The unit in which a feed is counted: one row, XML child, FHIR resource or JSON object.
 *
 * @param feed the feed
 * @param payload the name of the payload it stood in
 * @param payloadTime the payload's own time, or null
 * @param type what it is, recognised by content: {@code ssd_person}, {@code Child}, {@code Appointment};
 *     {@code unknown} where the content does not say
 * @param location where it stood: {@code row 17}, {@code Child 3}, {@code entry 4}, {@code object 1}
 * @param content the item itself: JSON for rows (column name to text) and JSON, XML for XML
 * @param fault why the splitter could not make a sound item of it, or null; then the content is what
 *     could be read of it
 */
public record Item(
        String feed,
        String payload,
        @Nullable Instant payloadTime,
        String type,
        String location,
        String content,
        @Nullable Unreadable fault) {

    public Item {
        type = type.isBlank() ? "unknown" : type;
    }

    /** The item's place within its payload, for messages to people. */
    public String place() {
        return payload + ", " + location;
    }
}
