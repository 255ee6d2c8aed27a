package kinbridge.mappings.socialcare;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * From when to when something lasted. An end before its beginning is not taken over: a plan that wrongly
 * looks open is asked about, one that wrongly looks closed leaves a child alone.
 */
record Period(@Nullable Occurred from, @Nullable Occurred until) {

    static final Period UNKNOWN = new Period(null, null);

    static Period on(@Nullable Occurred occurred) {
        return new Period(occurred, null);
    }

    /**
     * @param written when the payload was made: nothing has begun after that
     * @param endValue what stood in {@code endField}, for quarantine
     */
    static Period of(
            Findings findings,
            @Nullable Instant written,
            String startField,
            @Nullable Occurred start,
            String endField,
            @Nullable Occurred end,
            @Nullable String endValue) {
        if (start != null && isAfter(start, written)) {
            findings.warn(startField, "later than the file itself");
        }
        if (start != null && end != null && end.firstDay().isBefore(start.firstDay())) {
            findings.part(endField, endValue, "before " + startField, "a date not before " + startField);
            return new Period(start, null);
        }
        return new Period(start, end);
    }

    private static boolean isAfter(Occurred start, @Nullable Instant written) {
        if (written == null) {
            return false;
        }
        LocalDate day = written.plus(Duration.ofDays(1)).atZone(Occurred.LONDON).toLocalDate();
        return start.firstDay().isAfter(day);
    }
}
