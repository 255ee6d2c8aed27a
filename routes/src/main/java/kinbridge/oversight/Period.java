package kinbridge.oversight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Within which a rule counts, by the days of London. */
enum Period {
    @JsonProperty("day")
    DAY("day"),
    @JsonProperty("week")
    WEEK("week"),
    @JsonProperty("month")
    MONTH("month");

    private final String unit;

    Period(String unit) {
        this.unit = unit;
    }

    /** As the database truncates to it. */
    String unit() {
        return unit;
    }

    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** Of the period that starts there. */
    LocalDate lastDay(LocalDate start) {
        return switch (this) {
            case DAY -> start;
            case WEEK -> start.plusDays(6);
            case MONTH -> start.with(TemporalAdjusters.lastDayOfMonth());
        };
    }
}
