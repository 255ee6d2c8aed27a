package kinbridge.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.connectors.FeedCertificate;
import kinbridge.connectors.FeedCoverage;
import kinbridge.mappings.Agency;
import kinbridge.mappings.shape.Difference;
import org.jspecify.annotations.Nullable;

/** Is data moving: each feed's state and figures. */
public interface FeedStates {

    /** A certificate that ends sooner than this is warned of: long enough to ask an agency for the next one. */
    Duration CERTIFICATE_WARNING = Duration.ofDays(30);

    List<FeedState> feeds();

    /** How each feed is, without its figures: what every answer built from it must say. */
    List<FeedHealth> health();

    /** Of how many feeds IT has been alarmed. */
    int alarms();

    /** Feed files that could not be read: file, line and reason. */
    List<FeedFileProblem> problems();

    /** How what the feed sends departs from its declared shape, what nobody has settled first. */
    List<FeedDifference> differences(String feed);

    /** What was odd in the feed's items and held nothing back, the latest first. */
    List<FeedWarning> warnings(String feed);

    /** The certificates that the feed depends on, the one that ends first before the others. */
    List<FeedCertificate> certificates(String feed);

    /** Each way in of the feed, and when it was heard. */
    List<SourceState> sources(String feed);

    /** What came longer ago than this and is not taken in yet makes its feed behind. */
    Duration TAKEN_IN_WITHIN = Duration.ofMinutes(15);

    /** late, failing, behind, stopped and never heard are different words. */
    enum Condition {
        RUNNING("Running"),
        LATE("Late"),
        FAILING("Failing"),
        /** It is heard, and what it said is not taken in: nobody sees it yet. */
        BEHIND("Behind"),
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
     * @param differences ways in which it departs from its declared shape that nobody has settled
     * @param flow what somebody wants of it and why, or null while nobody has said
     * @param alarmSince when IT was alarmed about it, or null
     * @param certificateEnds when the first certificate that it depends on ends, or null where it needs none
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
            long overdue,
            long differences,
            Duration silenceLimit,
            @Nullable FeedFlow flow,
            @Nullable Instant alarmSince,
            @Nullable Instant certificateEnds) {

        /** Whether a certificate ends so soon that the agency must be asked for the next one. */
        public boolean isCertificateEnding(Instant now) {
            return certificateEnds != null && certificateEnds.isBefore(now.plus(CERTIFICATE_WARNING));
        }

        /** Whether the sum holds. */
        public boolean addsUp() {
            return received == stored + unchanged + notCovered + quarantined + inFlight;
        }
    }

    /**
     * @param lastHeard the good date: what the feed says is as of then
     * @param coverage what the agency says that it covers
     */
    record FeedHealth(
            String feed,
            Agency agency,
            String title,
            Condition condition,
            @Nullable Instant lastHeard,
            FeedCoverage coverage) {

        /** Whether it may be counted on; a pause is somebody's own, and short. */
        public boolean isWell() {
            return condition == Condition.RUNNING || condition == Condition.PAUSED;
        }
    }

    /**
     * @param sample a value with its letters and digits replaced, or null
     * @param knownBy who said that it may stay so, or null
     */
    record FeedDifference(
            UUID id,
            String item,
            String field,
            Difference.Kind kind,
            String detail,
            String location,
            @Nullable String sample,
            Instant first,
            Instant last,
            long times,
            @Nullable String knownBy,
            @Nullable Instant knownAt) {}

    /** @param text the field and what is odd about it, without any value */
    record FeedWarning(String text, Instant first, Instant last, long times) {}

    /** @param failure why its last look failed, in plain words, or null */
    record SourceState(
            String name,
            String transport,
            @Nullable Instant heard,
            @Nullable String failure) {}

    record FeedFileProblem(String file, int line, String reason) {}
}
