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
 * @param columns what its columns are called in the published format, for a case system that has names
 *     of its own
 */
public record Payload(String feed, String name, @Nullable Instant sourceTime, Content content, ColumnMap columns) {

    /** A payload whose columns are the format's own. */
    public Payload(String feed, String name, @Nullable Instant sourceTime, Content content) {
        this(feed, name, sourceTime, content, ColumnMap.NONE);
    }

    /** Opens the bytes of a payload. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
