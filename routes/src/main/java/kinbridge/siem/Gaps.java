package kinbridge.siem;

import java.time.Duration;
import java.util.Optional;
import kinbridge.sharinglog.Alarm;
import kinbridge.sharinglog.Alarms;
import org.jspecify.annotations.Nullable;

/**
 * Entries that should be there and are not. An entry that is late comes within moments; one that somebody removed never
 * comes, and must not keep all that follow from whoever watches from outside.
 */
final class Gaps {

    /** @param last the number of the last entry that is missing */
    record Gap(long first, long last) {

        String words() {
            return first == last ? "entry " + first : "entries " + first + " to " + last;
        }
    }

    private final Alarms alarms;
    private final Duration patience;
    private @Nullable Gap waitedFor;
    private long since;
    private volatile @Nullable Gap latest;

    /** @param patience how long a missing entry may still come */
    Gaps(Alarms alarms, Duration patience) {
        this.alarms = alarms;
        this.patience = patience;
    }

    /**
     * Whether it is too late for these to come.
     *
     * @param known up to where the stream came before: what was passed over once is not waited for again
     */
    boolean isPassedOver(Gap gap, long known) {
        if (gap.last() < known) {
            latest = gap;
            return true;
        }
        long now = System.nanoTime();
        if (!gap.equals(waitedFor)) {
            waitedFor = gap;
            since = now;
        }
        if (now - since < patience.toNanos()) {
            return false;
        }
        latest = gap;
        alarms.raise(
                Alarm.Kind.BROKEN,
                "siem " + gap.words(),
                "The stream to the SIEM does not find " + gap.words()
                        + " of this chain. It has said so and gone on behind. Somebody may have removed them.");
        return true;
    }

    /** Of the last that was passed over since the start. */
    Optional<String> problem() {
        Gap gap = latest;
        return gap == null
                ? Optional.empty()
                : Optional.of("the log does not have " + gap.words() + "; the stream has gone on behind");
    }
}
