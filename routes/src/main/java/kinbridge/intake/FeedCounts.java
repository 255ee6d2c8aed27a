package kinbridge.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.Warning;
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
                  warnings = warnings + ?, discarded = discarded + ? where feed = ?""")
                .param(tally.stored)
                .param(tally.unchanged)
                .param(tally.notCovered)
                .param(tally.quarantined)
                .param(tally.parts)
                .param(tally.warnings.size())
                .param(tally.discarded)
                .param(feed)
                .update();
    }

    /** The rest of a payload that is read again is no item any more: what stands in it is counted itself. */
    void takeBackRest(String feed) {
        database.sql(
                        "update intake.feed_count set received = received - 1, quarantined = quarantined - 1 where feed = ?")
                .param(feed)
                .update();
    }

    /**
     * How the items of one batch ended: each in exactly one of the first four. What leaves quarantine is taken
     * from that figure and added to another.
     */
    static final class Tally {
        long stored;
        long unchanged;
        long notCovered;
        long quarantined;
        long parts;
        final List<Warning> warnings = new ArrayList<>();
        /** Of the quarantined items: discarded. */
        long discarded;
        /** Versions that are no longer current. */
        long ended;
        /** Versions that came again after their content was dropped; not among the ended. */
        long regained;
        /** Identities that are another person's than before, or one with who is. */
        long combined;
    }
}
