package kinbridge.hiding;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds an answer back until one of a few moments: the floor, twice the floor, four times, and so on. */
class HoldingTime {

    private final long floorNanos;

    HoldingTime(long floorMilliseconds) {
        this.floorNanos = TimeUnit.MILLISECONDS.toNanos(floorMilliseconds);
    }

    long now() {
        return System.nanoTime();
    }

    /** Returns at the first of those moments after {@code started} that has not passed. */
    void holdFrom(long started) {
        long left = untilNextMoment(now() - started);
        long until = now() + left;
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = until - now();
        }
    }

    /** Doubling keeps the moments far apart, so that a little more work seldom reaches the next one. */
    long untilNextMoment(long elapsedNanos) {
        long moment = floorNanos;
        while (moment < elapsedNanos) {
            moment *= 2;
        }
        return moment - elapsedNanos;
    }
}
