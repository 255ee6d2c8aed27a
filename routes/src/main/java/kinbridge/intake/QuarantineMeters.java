package kinbridge.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kinbridge.feeds.OverdueAfter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much waits in quarantine, by feed, and how much of it for too long: {@code
 * kinbridge_quarantine_waiting} and {@code kinbridge_quarantine_overdue} of the metrics, in rows, parts
 * included. A feed of which nothing waits any more says 0.
 */
@Component
class QuarantineMeters {

    private final JdbcClient database;
    private final OverdueAfter overdue;
    private final InstantSource clock;
    private final MultiGauge waiting;
    private final MultiGauge tooLong;

    QuarantineMeters(JdbcClient database, OverdueAfter overdue, InstantSource clock, MeterRegistry meters) {
        this.database = database;
        this.overdue = overdue;
        this.clock = clock;
        this.waiting = MultiGauge.builder("kinbridge.quarantine.waiting")
                .description("What waits in quarantine, parts included")
                .register(meters);
        this.tooLong = MultiGauge.builder("kinbridge.quarantine.overdue")
                .description("What has waited in quarantine for longer than it should")
                .register(meters);
    }

    /** Counts again. */
    void count() {
        List<Row<?>> allWaiting = new ArrayList<>();
        List<Row<?>> allTooLong = new ArrayList<>();
        database.sql("""
                select feed, count(*) filter (where state = 'WAITING'),
                  count(*) filter (where state = 'WAITING' and since < ?)
                from intake.quarantine group by feed""")
                .param(Timestamp.from(overdue.before(clock.instant())))
                .query((row, number) -> {
                    Tags feed = Tags.of("feed", row.getString(1));
                    allWaiting.add(Row.of(feed, row.getLong(2)));
                    allTooLong.add(Row.of(feed, row.getLong(3)));
                    return true;
                })
                .list();
        waiting.register(allWaiting, true);
        tooLong.register(allTooLong, true);
    }
}
