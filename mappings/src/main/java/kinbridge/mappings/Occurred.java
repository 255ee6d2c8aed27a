package kinbridge.mappings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When something happened, no more precisely than the agency said: a date stays a date and is never
 * midnight UTC. Written as ISO 8601 of that precision: {@code 2026}, {@code 2026-11}, {@code
 * 2026-11-24}, {@code 2026-11-24T09:30:00Z}.
 */
public sealed interface Occurred {

    /** Where a time without an offset is meant, and where deadlines are counted. */
    ZoneId LONDON = ZoneId.of("Europe/London");

    record InYear(Year year) implements Occurred {
        @Override
        public LocalDate firstDay() {
            return year.atDay(1);
        }

        @Override
        public String toString() {
            return year.toString();
        }
    }

    record InMonth(YearMonth month) implements Occurred {
        @Override
        public LocalDate firstDay() {
            return month.atDay(1);
        }

        @Override
        public String toString() {
            return month.toString();
        }
    }

    record OnDate(LocalDate date) implements Occurred {
        @Override
        public LocalDate firstDay() {
            return date;
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    record AtInstant(Instant instant) implements Occurred {
        @Override
        public LocalDate firstDay() {
            return instant.atZone(LONDON).toLocalDate();
        }

        @Override
        public String toString() {
            return instant.toString();
        }
    }

    /** The first day it can have happened on, in Europe/London: for order and for windows of days. */
    LocalDate firstDay();

    static Occurred on(LocalDate date) {
        return new OnDate(date);
    }

    static Occurred at(Instant instant) {
        return new AtInstant(instant);
    }

    /** Reads what {@code toString} wrote. */
    static Occurred parse(String text) {
        return switch (text.length()) {
            case 4 -> new InYear(Year.parse(text));
            case 7 -> new InMonth(YearMonth.parse(text));
            case 10 -> new OnDate(LocalDate.parse(text));
            default -> new AtInstant(Instant.parse(text));
        };
    }
}
