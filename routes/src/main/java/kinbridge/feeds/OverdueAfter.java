package kinbridge.feeds;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** After how many days something that waits in quarantine is overdue; nothing ever goes from it by itself. */
@Component
public class OverdueAfter {

    private final int days;

    OverdueAfter(@Value("${kinbridge.quarantine.overdue-after-days:14}") int days) {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "kinbridge.quarantine.overdue-after-days is " + days + ", expected 1 or more");
        }
        this.days = days;
    }

    public int days() {
        return days;
    }

    /** What waits since before this moment is overdue now. */
    public Instant before(Instant now) {
        return now.minus(Duration.ofDays(days));
    }
}
