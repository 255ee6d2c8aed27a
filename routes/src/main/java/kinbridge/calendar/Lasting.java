package kinbridge.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kinbridge.mappings.Occurred;
import org.springframework.stereotype.Component;

/** When something is over that lasts {@code 24h}, {@code 10wd}, {@code 8w} or {@code 3m}. */
@Component
public class Lasting {

    private static final Pattern LASTS = Pattern.compile("([1-9][0-9]{0,2})(h|d|wd|w|m)");

    private final WorkingDays workingDays;

    public Lasting(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /** Days, weeks and months end at the same time of day in London, whatever the clocks did meanwhile. */
    public Instant until(Instant from, String lasts) {
        Matcher written = LASTS.matcher(lasts);
        if (!written.matches()) {
            throw new IllegalArgumentException("a time limit is written as 4h, 10wd, 8w or 3m");
        }
        int number = Integer.parseInt(written.group(1));
        ZonedDateTime start = from.atZone(Occurred.LONDON);
        return switch (written.group(2)) {
            case "h" -> from.plus(Duration.ofHours(number));
            case "d" -> start.plusDays(number).toInstant();
            case "wd" -> workingDays.after(from, number);
            case "w" -> start.plusWeeks(number).toInstant();
            default -> start.plusMonths(number).toInstant();
        };
    }
}
