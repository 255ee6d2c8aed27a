package kinbridge.retention;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How long each class is kept: {@code config/sharing/retention.yaml}. */
record RetentionSchedule(Map<KeptClass, Period> periods) {

    RetentionSchedule {
        periods = new EnumMap<>(periods);
        if (periods.size() != KeptClass.values().length) {
            throw new IllegalArgumentException("every class has its period");
        }
    }

    Period of(KeptClass kept) {
        return Objects.requireNonNull(periods.get(kept));
    }

    int years(KeptClass kept) {
        return of(kept).years();
    }

    int toAge() {
        return Objects.requireNonNull(of(KeptClass.ORDINARY).toAge());
    }

    int yearsAfterEarlyDeath() {
        return Objects.requireNonNull(of(KeptClass.LOOKED_AFTER).yearsAfterEarlyDeath());
    }

    /** No entry goes before it is so old. */
    int fewestYears() {
        return Math.min(years(KeptClass.ORDINARY), years(KeptClass.INCIDENT));
    }
}
