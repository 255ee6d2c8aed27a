package kinbridge.transparency;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import kinbridge.mappings.Occurred;
import org.springframework.stereotype.Component;

/**
 * Where every list ends: with a whole month, some weeks ago, the same for everybody. Two lists of one month are alike,
 * whatever was done meanwhile; who reloads the page learns nothing by it.
 */
@Component
class ListEnd {

    private final TransparencySettings settings;
    private final InstantSource clock;

    ListEnd(TransparencySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    LocalDate today() {
        return date(clock.instant());
    }

    /** The last month that is on a list of today. */
    YearMonth lastMonth() {
        return lastMonth(clock.instant());
    }

    /** The last month that was on a list of that day. */
    YearMonth lastMonth(Instant day) {
        return YearMonth.from(date(day).minusDays(settings.delayDays())).minusMonths(1);
    }

    /** The first moment that is not on a list which ends with this month. */
    static Instant after(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(Occurred.LONDON).toInstant();
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(date(moment));
    }

    private static LocalDate date(Instant moment) {
        return moment.atZone(Occurred.LONDON).toLocalDate();
    }
}
