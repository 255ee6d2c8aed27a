package kinbridge.connectors;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the invented borough in the present: {@code {{today-5d}}}, {@code {{today-15y-4m|dd/MM/yyyy}}},
 * {@code {{now-3h}}}. Days are counted in Europe/London; a moment without a pattern is ISO 8601 in UTC.
 */
final class MovingDates {

    private static final Pattern TEMPLATE =
            Pattern.compile("\\{\\{(today|now)((?:[+-]\\d+(?:min|[hdwmy]))*)(?:\\|([^}]+))?}}");
    private static final Pattern STEP = Pattern.compile("([+-]\\d+)(min|[hdwmy])");

    private final ZonedDateTime now;

    MovingDates(Instant now) {
        this.now = now.atZone(Occurred.LONDON).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The text with every template replaced. */
    String resolve(String text) {
        return TEMPLATE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult found) {
        boolean day = found.group(1).equals("today");
        ZonedDateTime moved = moved(found.group(2), day);
        @Nullable String pattern = found.group(3);
        if (pattern != null) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moved);
        }
        return day ? LocalDate.from(moved).toString() : moved.toInstant().toString();
    }

    private ZonedDateTime moved(String steps, boolean day) {
        ZonedDateTime moved = now;
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            if (day && (step.group(2).equals("h") || step.group(2).equals("min"))) {
                throw new IllegalArgumentException("a day cannot be moved by hours or minutes: " + steps);
            }
            moved = moved.plus(Long.parseLong(step.group(1)), unit(step.group(2)));
        }
        return moved;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "min" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            case "w" -> ChronoUnit.WEEKS;
            case "m" -> ChronoUnit.MONTHS;
            case "y" -> ChronoUnit.YEARS;
            default -> throw new IllegalArgumentException("unknown unit " + letter);
        };
    }
}
