package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a connector hands over what it fetched, and what it must tell the hub of its feed's health. The
 * hub implements it; a connector acknowledges to the agency only after {@link #receive} has returned.
 */
public interface Receiver {

    /**
     * Takes one payload into the hub's spool, durably. Taking the same payload again does no harm.
     *
     * @param feed the feed's id
     * @param payloadName file or resource name, without personal data
     * @param sourceTime the payload's own time (file time, extract time), or null
     * @param content read to its end and not closed
     * @throws IOException when it could not be kept: the connector must not acknowledge
     */
    void receive(String feed, String payloadName, @Nullable Instant sourceTime, InputStream content) throws IOException;

    /** The same, for a source of whole extracts: what it brings is taken in beside what must not wait. */
    default Receiver ofWholeExtracts() {
        return this;
    }

    /** The source answered and had nothing new. */
    void heard(String feed, String source);

    /** The source could not be reached or refused us; {@code reason} is for an IT officer, no content. */
    void failed(String feed, String source, String reason);

    /** The high-water mark last kept for a source: a time, an id, a page token; null at the start. */
    @Nullable
    String mark(String feed, String source);

    /** Keeps a high-water mark; call it after {@link #receive} has returned. */
    void keepMark(String feed, String source, String mark);
}
