package kinbridge.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moments in words, in the time on the reader's wall: a deadline read in UTC is missed by an hour. */
@Component
class Times {

    static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss", Locale.UK);

    private final InstantSource clock;

    Times(InstantSource clock) {
        this.clock = clock;
    }

    /** {@code today at 08:14}, {@code yesterday at 16:40}, {@code 21 November 2026 at 15:20}. */
    public String words(Instant moment) {
        ZonedDateTime local = moment.atZone(LONDON);
        return day(local.toLocalDate()) + " at " + TIME.format(local);
    }

    /** As {@link #words} at the start of a sentence. */
    public String sentence(Instant moment) {
        String words = words(moment);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** As {@link #sentence}, or {@code Never}. */
    public String orNever(@Nullable Instant moment) {
        return moment == null ? "Never" : sentence(moment);
    }

    /** To the second, for the sharing log: {@code 24/11/2026 08:14:07}. */
    public String exact(Instant moment) {
        return EXACT.format(moment.atZone(LONDON));
    }

    /** {@code 7 days}, {@code 12 hours}, {@code 90 minutes}: in the largest unit that says it exactly. */
    public String lasting(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes % (24 * 60) == 0) {
            return number(minutes / (24 * 60), "day");
        }
        return minutes % 60 == 0 ? number(minutes / 60, "hour") : number(minutes, "minute");
    }

    private static String number(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    public String date(LocalDate date) {
        return DATE.format(date);
    }

    public boolean overdue(Instant deadline) {
        return deadline.isBefore(clock.instant());
    }

    public Instant now() {
        return clock.instant();
    }

    private String day(LocalDate date) {
        LocalDate today = clock.instant().atZone(LONDON).toLocalDate();
        if (date.equals(today)) {
            return "today";
        }
        if (date.equals(today.minusDays(1))) {
            return "yesterday";
        }
        if (date.equals(today.plusDays(1))) {
            return "tomorrow";
        }
        return (date.getYear() == today.getYear() ? DAY : DATE).format(date);
    }
}
