package kinbridge.linkage.invented;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented person, as the truth is.
 *
 * @param number counts the people of a run
 * @param born day of birth, as the days of {@link LocalDate#toEpochDay()}
 * @param isParent has children at home
 * @param isInMaternityCare is with child, or has a small one
 * @param mother the mother at home, of a child
 */
record Person(
        int number,
        Culture culture,
        Sex sex,
        Name name,
        int born,
        Home home,
        Contact contact,
        @Nullable String nhsNumber,
        boolean isParent,
        boolean isInMaternityCare,
        @Nullable Person mother) {

    /** The day on which all ages are counted. */
    static final int TODAY = (int) LocalDate.of(2026, 1, 1).toEpochDay();

    static final double DAYS_A_YEAR = 365.25;

    double age() {
        return (TODAY - born) / DAYS_A_YEAR;
    }

    static int year(int day) {
        return LocalDate.ofEpochDay(day).getYear();
    }
}
