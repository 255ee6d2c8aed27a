package kinbridge.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;

/** Does what goes out arrive: the state of each configured outflow. */
public interface OutflowStates {

    /** What an agency has not confirmed for longer than this is an alarm: it was pushed because it matters. */
    Duration CONFIRMED_WITHIN = Duration.ofMinutes(15);

    List<OutflowState> outflows();

    /**
     * Messages since the hub was set up.
     *
     * @param confirmed the agency has them
     * @param waiting not confirmed yet; the hub tries again without end
     * @param waitingSince since when the oldest of them waits, or null
     * @param problem why the last try failed, in plain words, or null where nothing waits
     * @param refused of the records whose last message the agency will not take, how many
     * @param refusal why it refused the latest of them, or null
     * @param certificateEnds when the first certificate that it depends on ends, or null where it needs none
     */
    record OutflowState(
            String delivery,
            Agency agency,
            String title,
            long confirmed,
            @Nullable Instant lastConfirmed,
            long waiting,
            @Nullable Instant waitingSince,
            @Nullable String problem,
            long refused,
            @Nullable String refusal,
            @Nullable Instant certificateEnds) {

        /** Whether something waits for too long. */
        public boolean isStuck(Instant now) {
            return waitingSince != null && waitingSince.isBefore(now.minus(CONFIRMED_WITHIN));
        }

        public boolean isCertificateEnding(Instant now) {
            return certificateEnds != null && certificateEnds.isBefore(now.plus(FeedStates.CERTIFICATE_WARNING));
        }

        public boolean needsAttention(Instant now) {
            return isStuck(now) || refused > 0 || isCertificateEnding(now);
        }
    }
}
