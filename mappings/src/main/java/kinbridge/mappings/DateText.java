package kinbridge.mappings;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms in which agencies write dates and times, never guessing: a date that could mean two
 * days is refused, for a wrong day can close a child's plan or hide a missed visit.
 *
 * <p>Read are ISO years, months, dates and date-times, {@code 2024-06-14 00:00:00.000}, {@code
 * 14/06/2024} with or without a time, {@code 20240614090652} (UTC), {@code 20240614} and {@code Fri Jun
 * 14 09:06:52 BST 2024}. A time without an offset is Europe/London; a midnight without an offset is how
 * databases write a date, and stays a date. 1 January 1900 and 0001, and the year 9999, mean "none".
 */
public final class DateText {

    /** What day/month/year means where both orders make a date. */
    public enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        /** Not known: refused where the two orders differ. */
        UNKNOWN
    }

    public sealed interface Answer {}

    public record Found(Occurred occurred) implements Answer {}

    /** Nothing there, or a value by which the sending system means nothing. */
    public record Absent() implements Answer {}

    public record NotADate(String reason, String expected) implements Answer {}

    static final String EXPECTED = "a date as YYYY-MM-DD or DD/MM/YYYY";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Pattern ISO_START = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|z|[+-]\\d{2}:?(\\d{2})?)");
    private static final Pattern SLASHED = Pattern.compile(
            "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:[ T]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?))?");
    private static final Pattern JAVA_DATE =
            Pattern.compile("[A-Za-z]{3} ([A-Za-z]{3}) (\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (GMT|UTC|BST) (\\d{4})");
    private static final DateTimeFormatter ENGLISH_DAY = strict("d MMM uuuu");
    private static final DateTimeFormatter COMPACT = strict("uuuuMMddHHmmss");

    private DateText() {}

    /** Strict: 31 February is no date, where Java would else make the last day of the month of it. */
    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    public static Answer read(@Nullable String text, Order order) {
        if (text == null || text.isBlank()) {
            return new Absent();
        }
        try {
            return judged(text.strip(), order);
        } catch (DateTimeException notADate) {
            return new NotADate("not a date", EXPECTED);
        }
    }

    private static Answer judged(String text, Order order) {
        if (order == Order.UNKNOWN && isAmbiguous(text)) {
            return new NotADate("day and month cannot be told apart", "a date as YYYY-MM-DD");
        }
        Occurred occurred = occurred(text, order);
        LocalDate day = occurred.firstDay();
        boolean none = day.getYear() == 9999
                || (day.getDayOfYear() == 1 && (day.getYear() == FIRST_YEAR || day.getYear() == 1));
        if (none) {
            return new Absent();
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            return new NotADate("year out of range", "a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return new Found(occurred);
    }

    private static Occurred occurred(String text, Order order) {
        if (ISO_START.matcher(text).matches()) {
            return iso(text);
        }
        if (text.matches("\\d{4}")) {
            return new Occurred.InYear(Year.parse(text));
        }
        if (text.matches("\\d{4}-\\d{2}")) {
            return new Occurred.InMonth(YearMonth.parse(text));
        }
        if (text.matches("\\d{14}")) {
            return Occurred.at(LocalDateTime.parse(text, COMPACT).toInstant(ZoneOffset.UTC));
        }
        if (text.matches("\\d{8}")) {
            return Occurred.on(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        }
        Matcher javaDate = JAVA_DATE.matcher(text);
        return javaDate.matches() ? javaDate(javaDate) : slashed(text, order);
    }

    private static Occurred iso(String text) {
        if (text.length() == 10) {
            return Occurred.on(LocalDate.parse(text));
        }
        String joined = text.substring(0, 10) + "T" + text.substring(11).strip();
        if (OFFSET.matcher(joined.substring(11)).matches()) {
            return Occurred.at(OffsetDateTime.parse(withColon(joined)).toInstant());
        }
        return local(LocalDateTime.parse(joined));
    }

    /** ISO 8601 allows {@code +0100} and {@code +01}; the parser wants {@code +01:00}. */
    private static String withColon(String text) {
        return text.replaceFirst("([+-]\\d{2})$", "$1:00")
                .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")
                .replace("z", "Z");
    }

    private static Occurred local(LocalDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? Occurred.on(time.toLocalDate())
                : Occurred.at(inLondon(time));
    }

    private static Instant inLondon(LocalDateTime time) {
        return time.atZone(Occurred.LONDON).toInstant();
    }

    private static Occurred javaDate(Matcher matcher) {
        String month = matcher.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                + matcher.group(1).substring(1).toLowerCase(Locale.ROOT);
        LocalDate day =
                LocalDate.parse(Integer.parseInt(matcher.group(2)) + " " + month + " " + matcher.group(5), ENGLISH_DAY);
        ZoneOffset offset = matcher.group(4).equals("BST") ? ZoneOffset.ofHours(1) : ZoneOffset.UTC;
        return Occurred.at(day.atTime(LocalTime.parse(matcher.group(3))).toInstant(offset));
    }

    private static Occurred slashed(String text, Order order) {
        Matcher matcher = SLASHED.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("no known form");
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        boolean monthFirst = order == Order.MONTH_FIRST || (order == Order.UNKNOWN && second > 12);
        LocalDate day = LocalDate.of(
                Integer.parseInt(matcher.group(3)), monthFirst ? first : second, monthFirst ? second : first);
        String time = matcher.group(4);
        return time == null
                ? Occurred.on(day)
                : local(day.atTime(LocalTime.parse(time.indexOf(':') == 1 ? "0" + time : time)));
    }

    private static boolean isAmbiguous(String text) {
        Matcher matcher = SLASHED.matcher(text);
        return matcher.matches()
                && Integer.parseInt(matcher.group(1)) <= 12
                && Integer.parseInt(matcher.group(2)) <= 12
                && Integer.parseInt(matcher.group(1)) != Integer.parseInt(matcher.group(2));
    }
}
