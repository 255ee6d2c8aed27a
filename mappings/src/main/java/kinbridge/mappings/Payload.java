package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came in one delivery of a feed: a file, a page of a REST answer, a message.
 *
 * @param feed the feed it belongs to
 * @param name the file's or resource's name, shown with every fault; without personal data
 * @param sourceTime the payload's own time (file time, extract date), or null
 * @param content opens the bytes; may be called more than once
 */
public record Payload(String feed, String name, @Nullable Instant sourceTime, Content content) {

    /** Opens the bytes of a payload. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
