package kinbridge.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kinbridge.mappings.Occurred;

/**
 * Monday to Friday without England's bank holidays, in London's time: a deadline of two working days set
 * on Maundy Thursday ends on the Wednesday after Easter.
 */
public final class WorkingDays {

    /** Where a deadline falls further off than this, somebody mistyped it. */
    private static final int MOST_DAYS = 1_000;

    private final Map<Integer, Set<LocalDate>> holidaysByYear = new ConcurrentHashMap<>();
    private final HolidayManager holidays;
    private final Set<LocalDate> extra;
    private final Set<LocalDate> cancelled;

    private WorkingDays(HolidayManager holidays, Set<LocalDate> extra, Set<LocalDate> cancelled) {
        this.holidays = holidays;
        this.extra = Set.copyOf(extra);
        this.cancelled = Set.copyOf(cancelled);
    }

    /**
     * @param extra days off by proclamation
     * @param cancelled bank holidays of the usual calendar that are none, because they were moved
     */
    public static WorkingDays ofEngland(Set<LocalDate> extra, Set<LocalDate> cancelled) {
        return new WorkingDays(
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM)), extra, cancelled);
    }

    public boolean isWorkingDay(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend && !extra.contains(day) && (cancelled.contains(day) || !isBankHoliday(day));
    }

    /**
     * The end of the last of so many working days after the day of {@code from}: midnight in London, at
     * which it is over. With 0 days it is the end of that day itself, or of the next working day.
     */
    public Instant after(Instant from, int workingDays) {
        return lastDay(from, workingDays)
                .plusDays(1)
                .atStartOfDay(Occurred.LONDON)
                .toInstant();
    }

    /** The last day that {@link #after} still counts. */
    public LocalDate lastDay(Instant from, int workingDays) {
        if (workingDays < 0 || workingDays > MOST_DAYS) {
            throw new IllegalArgumentException("working days are counted from 0 to " + MOST_DAYS);
        }
        LocalDate day = from.atZone(Occurred.LONDON).toLocalDate();
        if (workingDays == 0) {
            return isWorkingDay(day) ? day : next(day);
        }
        for (int counted = 0; counted < workingDays; counted++) {
            day = next(day);
        }
        return day;
    }

    private LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private boolean isBankHoliday(LocalDate day) {
        return holidaysByYear.computeIfAbsent(day.getYear(), this::ofYear).contains(day);
    }

    /** The substitute day counts, and the weekend day that it stands for is no working day anyway. */
    private Set<LocalDate> ofYear(int year) {
        return holidays.getHolidays(java.time.Year.of(year), "eng").stream()
                .map(holiday -> holiday.getDate())
                .collect(Collectors.toUnmodifiableSet());
    }
}
