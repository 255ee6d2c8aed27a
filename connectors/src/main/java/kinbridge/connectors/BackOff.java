package kinbridge.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long to leave an agency alone that failed: twice as long each time, up to a limit. A system that
 * is down comes back sooner when nobody hammers it.
 */
public final class BackOff {

    private static final int DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final InstantSource clock;
    private int failures;
    private Instant notBefore = Instant.MIN;

    public BackOff(Duration first, Duration longest, InstantSource clock) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
    }

    public synchronized boolean due() {
        return !clock.instant().isBefore(notBefore);
    }

    public synchronized void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
    }

    public synchronized void failed() {
        Duration pause = first.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        notBefore = clock.instant().plus(pause.compareTo(longest) > 0 ? longest : pause);
        failures++;
    }
}
