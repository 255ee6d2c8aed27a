package kinbridge.feeds;

import java.time.Instant;

/**
 * What a person wants of a feed, and has said so.
 *
 * @param by the id of the practitioner
 */
public record FeedFlow(Flow flow, String by, Instant since, String reason) {

    /** A paused feed is to be resumed soon, and is an alarm when it is forgotten; a stopped one is out of use. */
    public enum Flow {
        OPEN,
        PAUSED,
        STOPPED
    }
}
