package kinbridge.sharinglog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something is wrong with the log itself, and somebody has to look.
 *
 * @param words for a person who has to decide what to do next
 * @param answer the entry in which somebody said what it was, or null while nobody has
 */
public record Alarm(
        UUID id,
        String instance,
        Kind kind,
        Instant raisedAt,
        String words,
        @Nullable UUID answer) {

    /** What it is about. */
    public enum Kind {
        /** The clock was set, so times of entries may be wrong. */
        CLOCK("The clock was set"),
        /** A checkpoint is missing, or a copy of it could not be written. */
        CHECKPOINT("A checkpoint is missing"),
        /** The log is not what it was: a gap, a change, a forgery. */
        BROKEN("The log is not intact");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isOpen() {
        return answer == null;
    }
}
