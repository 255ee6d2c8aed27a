package kinbridge.intake;

import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts items as they are received and as they end; the two sides are counted apart on purpose. */
@Component
class FeedCounts {

    private final JdbcClient database;
    private final InstantSource clock;

    FeedCounts(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    void received(String feed, long items) {
        database.sql("""
                insert into intake.feed_count (feed, received, last_item_at) values (:feed, :items, :now)
                on conflict (feed) do update set received = feed_count.received + :items, last_item_at = :now""")
                .param("feed", feed)
                .param("items", items)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .update();
    }

    void handled(String feed, Tally tally) {
        database.sql("""
                update intake.feed_count set stored = stored + ?, unchanged = unchanged + ?,
                  not_covered = not_covered + ?, quarantined = quarantined + ?, parts = parts + ?,
                  warnings = warnings + ? where feed = ?""")
                .param(tally.stored)
                .param(tally.unchanged)
                .param(tally.notCovered)
                .param(tally.quarantined)
                .param(tally.parts)
                .param(tally.warnings)
                .param(feed)
                .update();
    }

    /** How the items of one batch ended: each in exactly one of the first four. */
    static final class Tally {
        long stored;
        long unchanged;
        long notCovered;
        long quarantined;
        long parts;
        long warnings;
    }
}
