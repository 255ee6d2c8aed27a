package kinbridge.calendar;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a proclamation changes after this release was built: a coronation adds a bank holiday, an
 * anniversary moves one.
 *
 * @param extraHolidays days off that the built-in calendar does not know
 * @param cancelledHolidays days that it holds for bank holidays and that are none
 */
@ConfigurationProperties("kinbridge.calendar")
record CalendarSettings(
        @DefaultValue Set<LocalDate> extraHolidays,
        @DefaultValue Set<LocalDate> cancelledHolidays) {

    CalendarSettings {
        extraHolidays = Set.copyOf(extraHolidays);
        cancelledHolidays = Set.copyOf(cancelledHolidays);
    }
}
