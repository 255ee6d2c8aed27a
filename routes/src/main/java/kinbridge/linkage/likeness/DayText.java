package kinbridge.linkage.likeness;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates of birth as systems write them; what no calendar has is kept, since it may be one slip away. */
final class DayText {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** As most systems write a date; the others take longer to read. */
    private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final int EARLIEST = 1901;
    private static final int LATEST = 2100;
    private static final int TWO_DIGITS = 100;
    private static final int THIS_CENTURY_BELOW = 40;

    private DayText() {}

    static @Nullable Day read(String value, boolean isMonthFirst) {
        if (ISO.matcher(value).matches()) {
            return day(number(value.substring(0, 4)), number(value.substring(5, 7)), number(value.substring(8)));
        }
        String text = value.strip().toLowerCase(Locale.ROOT);
        int clock = text.indexOf('t');
        String dateOnly = clock >= 8 && Character.isDigit(text.charAt(clock - 1)) ? text.substring(0, clock) : text;
        String[] parts = dateOnly.split("[^a-z0-9]+", -1);
        if (parts.length == 1) {
            return packed(parts[0]);
        }
        if (parts.length == 2) {
            return parts[0].length() == 4 ? day(number(parts[0]), month(parts[1]), 0) : null;
        }
        if (parts[0].length() == 4) {
            return day(number(parts[0]), month(parts[1]), number(parts[2]));
        }
        boolean isMonth = Character.isLetter(parts[0].isEmpty() ? ' ' : parts[0].charAt(0)) || isMonthFirst;
        return isMonth
                ? day(year(parts[2]), month(parts[0]), number(parts[1]))
                : day(year(parts[2]), month(parts[1]), number(parts[0]));
    }

    /** 19850312 or 12031985; four digits are a year. */
    private static @Nullable Day packed(String digits) {
        if (digits.length() == 4) {
            return day(number(digits), 0, 0);
        }
        if (digits.length() != 8 || number(digits) < 0) {
            return null;
        }
        int first = number(digits.substring(0, 4));
        boolean isYearFirst = first >= 1700 && first <= LATEST;
        return isYearFirst
                ? day(first, number(digits.substring(4, 6)), number(digits.substring(6)))
                : day(number(digits.substring(4)), number(digits.substring(2, 4)), number(digits.substring(0, 2)));
    }

    /** Null where no part is known, or the date is one that stands for "not known". */
    static @Nullable Day day(int year, int month, int day) {
        boolean isNothing = year <= 0 && (month <= 0 || day <= 0);
        boolean isStandIn = (year == EARLIEST - 1 || year < 100 || year >= 9999) && month == 1 && day == 1;
        if (isNothing || isStandIn || year > 9999 || month > 99 || day > 99) {
            return null;
        }
        return new Day(Math.max(0, year), Math.max(0, month), Math.max(0, day));
    }

    private static int year(String text) {
        int year = number(text);
        if (year < 0 || year >= TWO_DIGITS) {
            return year;
        }
        return year < THIS_CENTURY_BELOW ? 2000 + year : 1900 + year;
    }

    private static int month(String text) {
        if (text.length() >= 3 && Character.isLetter(text.charAt(0))) {
            return MONTHS.indexOf(text.substring(0, 3)) + 1;
        }
        return number(text);
    }

    /** -1 for what is no number. */
    private static int number(String text) {
        if (text.isEmpty() || text.length() > 8 || !text.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        return Integer.parseInt(text);
    }
}
