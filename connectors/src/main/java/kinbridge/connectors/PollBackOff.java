package kinbridge.connectors;

import java.time.Duration;

/**
 * After three failed polls only some are tried until one succeeds, but at least one every quarter of an
 * hour: an agency that is back must be heard soon.
 */
final class PollBackOff {

    static final int ERRORS_BEFORE = 3;

    private static final int MOST_POLLS = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private PollBackOff() {}

    /** One poll in so many is tried; 1 means every one. */
    static int polls(long pollMilliseconds) {
        return (int) Math.max(1, Math.min(MOST_POLLS, LONGEST_PAUSE.toMillis() / pollMilliseconds));
    }
}
