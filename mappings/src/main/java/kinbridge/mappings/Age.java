package kinbridge.mappings;

import java.time.LocalDate;

/** How old somebody is on a day: some agencies share what they know of people only from an age on. */
public final class Age {

    private Age() {}

    /** Whether somebody has not had that birthday yet; one born on 29 February has it on 1 March. */
    public static boolean isUnder(int years, LocalDate born, LocalDate on) {
        LocalDate birthday = born.plusYears(years);
        boolean isLeapling = birthday.getDayOfMonth() != born.getDayOfMonth();
        return on.isBefore(isLeapling ? birthday.plusDays(1) : birthday);
    }
}
