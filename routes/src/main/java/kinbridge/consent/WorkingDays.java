package kinbridge.consent;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Days on which somebody is there to review. Bank holidays are counted as if they were worked, so that a
 * review is never later than it should be.
 */
final class WorkingDays {

    private WorkingDays() {}

    static LocalDate after(LocalDate day, int workingDays) {
        LocalDate date = day;
        int left = workingDays;
        while (left > 0) {
            date = date.plusDays(1);
            boolean isWeekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            left -= isWeekend ? 0 : 1;
        }
        return date;
    }
}
