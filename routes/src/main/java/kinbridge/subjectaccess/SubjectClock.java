package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kinbridge.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * The time for an answer: one month from the request or the proof of identity, whichever is later; two more for what is
 * complex; and it stands still while a needed clarification is awaited. Where the last day is no working day the next
 * one is the last.
 *
 * @param identityChecked null: the clock has not started
 */
record SubjectClock(LocalDate received, @Nullable LocalDate identityChecked, List<Pause> pauses, boolean isExtended) {

    private static final int MONTHS = 1;
    private static final int MONTHS_MORE = 2;

    SubjectClock {
        pauses = List.copyOf(pauses);
    }

    /** @param answered null while it is awaited */
    record Pause(LocalDate asked, @Nullable LocalDate answered) {}

    /** The last day, or null while the clock does not run. */
    @Nullable
    LocalDate due(WorkingDays workingDays) {
        LocalDate checked = identityChecked;
        if (checked == null || isStopped()) {
            return null;
        }
        LocalDate start = checked.isAfter(received) ? checked : received;
        LocalDate due = start.plusMonths(isExtended ? MONTHS + MONTHS_MORE : MONTHS)
                .plusDays(pauses.stream()
                        .mapToLong(pause -> stoodStill(pause, start))
                        .sum());
        while (!workingDays.isWorkingDay(due)) {
            due = due.plusDays(1);
        }
        return due;
    }

    boolean isStopped() {
        return pauses.stream().anyMatch(pause -> pause.answered() == null);
    }

    /** What was asked before the clock started held nothing up. */
    private static long stoodStill(Pause pause, LocalDate start) {
        LocalDate answered = pause.answered();
        LocalDate from = pause.asked().isAfter(start) ? pause.asked() : start;
        return answered == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(from, answered));
    }
}
