package kinbridge.feeds;

import java.time.Instant;
import java.util.List;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/** Is data moving: each feed's state and figures. */
public interface FeedStates {

    List<FeedState> feeds();

    /** Feed files that could not be read: file, line and reason. */
    List<FeedFileProblem> problems();

    /** late, failing, stopped and never heard are different words. */
    enum Condition {
        RUNNING("Running"),
        LATE("Late"),
        FAILING("Failing"),
        PAUSED("Paused"),
        STOPPED("Stopped"),
        NEVER_HEARD("Never heard");

        private final String words;

        Condition(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * Figures are items since the hub was set up; received = stored + unchanged + notCovered +
     * quarantined + inFlight, and inFlight is what has been received and not yet handled.
     *
     * @param problem why it is failing or late, in plain words, or null
     * @param parts unreadable or uncovered parts of stored items: shown, not in the sum
     * @param warnings codes kept raw, check digits that fail
     * @param discarded how many of the quarantined items were given up
     * @param overdue what waits in quarantine for longer than it should, parts included; not in the sum
     */
    record FeedState(
            String feed,
            Agency agency,
            String title,
            String system,
            List<String> transports,
            Condition condition,
            @Nullable String problem,
            @Nullable Instant lastHeard,
            @Nullable Instant lastItem,
            long received,
            long stored,
            long unchanged,
            long notCovered,
            long quarantined,
            long inFlight,
            long parts,
            long warnings,
            long waitingForSubjects,
            long discarded,
            long overdue) {

        /** Whether the sum holds. */
        public boolean addsUp() {
            return received == stored + unchanged + notCovered + quarantined + inFlight;
        }
    }

    record FeedFileProblem(String file, int line, String reason) {}
}
