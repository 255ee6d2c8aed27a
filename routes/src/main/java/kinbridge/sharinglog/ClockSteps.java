package kinbridge.sharinglog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that the clock was set, since entries carry its time: it is held against a counter that nobody
 * can set, and against the last entry, which the next one must not precede.
 */
final class ClockSteps {

    /** A slower drift is what time servers do all day. */
    private static final Duration NOTICED = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final LongSupplier counter;
    private Instant lastTime;
    private long lastCount;
    private boolean isBehind;

    ClockSteps(InstantSource clock) {
        this(clock, System::nanoTime);
    }

    ClockSteps(InstantSource clock, LongSupplier counter) {
        this.clock = clock;
        this.counter = counter;
        this.lastTime = clock.instant();
        this.lastCount = counter.getAsLong();
    }

    /** What was noticed since this was last asked, in words; nothing while the clock just goes on. */
    Optional<String> since(Instant lastEntry) {
        Instant time = clock.instant();
        long count = counter.getAsLong();
        Duration step = Duration.between(lastTime, time).minusNanos(count - lastCount);
        Instant before = lastTime;
        lastTime = time;
        lastCount = count;
        boolean wasBehind = isBehind;
        isBehind = time.isBefore(lastEntry.minus(NOTICED));
        boolean isNewlyBehind = isBehind && !wasBehind;
        if (step.abs().compareTo(NOTICED) >= 0) {
            return Optional.of("The clock was set " + (step.isNegative() ? "back" : "forward") + " by "
                    + step.abs().toSeconds() + " seconds after " + before + ".");
        }
        return isNewlyBehind
                ? Optional.of("The clock says " + time + ", before the last entry at " + lastEntry
                        + ": entries keep that time until the clock has caught up.")
                : Optional.empty();
    }
}
