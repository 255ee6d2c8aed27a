package kinbridge.feeds;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts each feed's items, read in one statement so that the sum holds at any moment. */
@Component
class FeedSums {

    private final JdbcClient database;
    private final OverdueAfter overdue;
    private final InstantSource clock;

    FeedSums(JdbcClient database, OverdueAfter overdue, InstantSource clock) {
        this.database = database;
        this.overdue = overdue;
        this.clock = clock;
    }

    Map<String, Figures> all() {
        Map<String, Figures> figures = new HashMap<>();
        database.sql("""
                select c.feed, c.received, c.stored, c.unchanged, c.not_covered, c.quarantined, c.parts, c.warnings,
                  c.last_item_at,
                  (select coalesce(sum(b.items), 0) from intake.batch b join intake.payload p on p.id = b.payload_id
                    where p.feed = c.feed and b.handled_at is null),
                  (select count(distinct s.version_id) from statements.record_subject s
                    join statements.version v on v.id = s.version_id and v.is_current
                    where v.feed = c.feed and not exists (select from statements.subject_identity i
                      where i.version_id = s.version_id)),
                  c.discarded,
                  (select count(*) from intake.quarantine q where q.feed = c.feed and q.state = 'WAITING'
                    and q.since < ?),
                  (select count(*) from intake.difference d where d.feed = c.feed and d.known_at is null)
                from intake.feed_count c""")
                .param(Timestamp.from(overdue.before(clock.instant())))
                .query((row, number) -> figures.put(
                        row.getString(1),
                        new Figures(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                instant(row.getTimestamp(9)),
                                row.getLong(10),
                                row.getLong(11),
                                row.getLong(12),
                                row.getLong(13),
                                row.getLong(14))))
                .list();
        return figures;
    }

    record Figures(
            long received,
            long stored,
            long unchanged,
            long notCovered,
            long quarantined,
            long parts,
            long warnings,
            @Nullable Instant lastItem,
            long waiting,
            long waitingForSubjects,
            long discarded,
            long overdue,
            long differences) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, null, 0, 0, 0, 0, 0);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
