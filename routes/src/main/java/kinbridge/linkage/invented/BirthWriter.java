package kinbridge.linkage.invented;

import java.time.LocalDate;
import java.util.List;

/** Writes a date of birth as an agency's records have it. */
final class BirthWriter {

    private static final List<String> PLACEHOLDERS = List.of("1900-01-01", "1900-01-01", "1970-01-01", "1901-01-01");

    /** Share of dates that stand for "not known" which keep the year. */
    private static final double YEAR_KEPT = 0.4;

    private static final String TODAY = LocalDate.ofEpochDay(Person.TODAY).toString();

    private static final int MONTHS = 12;

    private final Typing typing;
    private final Chance chance;

    BirthWriter(Typing typing, Chance chance) {
        this.typing = typing;
        this.chance = chance;
    }

    /** Year, month and day, or nothing; never a day to come, for systems refuse those. */
    String write(Person person, Agency agency) {
        LocalDate born = LocalDate.ofEpochDay(person.born());
        String written = written(born, agency);
        return written.compareTo(TODAY) > 0 ? born.toString() : written;
    }

    private String written(LocalDate born, Agency agency) {
        if (chance.is(agency.share(Habit.BORN_MISSING))) {
            return "";
        }
        if (chance.is(agency.share(Habit.BORN_PLACEHOLDER))) {
            return chance.is(YEAR_KEPT) ? born.withDayOfYear(1).toString() : chance.pick(PLACEHOLDERS);
        }
        if (chance.is(agency.share(Habit.BORN_APPROXIMATE))) {
            return born.plusYears(chance.between(-2, 2)).withDayOfYear(1).toString();
        }
        return chance.is(agency.share(Habit.BORN_SLIPPED)) ? slipped(born) : born.toString();
    }

    private String slipped(LocalDate born) {
        return switch (chance.below(10)) {
            case 0, 1 ->
                born.getDayOfMonth() <= MONTHS && born.getDayOfMonth() != born.getMonthValue()
                        ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                                .toString()
                        : dayOff(born);
            case 2 -> born.plusYears(chance.is(0.5) ? 1 : -1).toString();
            case 3 -> born.minusYears(10).toString();
            case 4, 5 -> dayOff(born);
            case 6 -> born.plusMonths(chance.is(0.5) ? 1 : -1).toString();
            default -> digitSlip(born);
        };
    }

    private String dayOff(LocalDate born) {
        return born.plusDays(chance.pick(List.of(-10, -1, 1, 10))).toString();
    }

    /** One digit wrong such that the date can still be one. */
    private String digitSlip(LocalDate born) {
        String day = born.toString().substring(8);
        String month = born.toString().substring(5, 7);
        String year = born.toString().substring(2, 4);
        String changed = switch (chance.below(3)) {
            case 0 -> born.toString().substring(0, 2) + typing.digitSlip(year) + "-" + month + "-" + day;
            case 1 -> born.toString().substring(0, 5) + month + "-" + typing.digitSlip(day);
            default -> born.toString().substring(0, 5) + typing.digitSlip(month) + "-" + day;
        };
        return isDate(changed) ? changed : dayOff(born);
    }

    private static boolean isDate(String text) {
        int year = Integer.parseInt(text.substring(0, 4));
        int month = Integer.parseInt(text.substring(5, 7));
        int day = Integer.parseInt(text.substring(8));
        return month >= 1
                && month <= MONTHS
                && day >= 1
                && day <= LocalDate.of(year, month, 1).lengthOfMonth();
    }
}
