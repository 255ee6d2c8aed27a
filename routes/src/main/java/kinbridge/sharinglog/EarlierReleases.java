package kinbridge.sharinglog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether records had reached another agency before somebody said no: those who hold them must be told. */
@Component
public class EarlierReleases {

    /** Entries that may be on their way into the searchable copy on a busy day. */
    private static final int LONGEST_BEHIND = 5000;

    private final JdbcClient database;

    EarlierReleases(JdbcClient database) {
        this.database = database;
    }

    /**
     * Those of these records that were released, at EXISTENCE or above, to another agency than their
     * holder before the moment given for each. What a person was given of their own, and what their reviewer saw for
     * that, reached no agency.
     */
    public Set<UUID> before(Map<UUID, Instant> moments) {
        if (moments.isEmpty()) {
            return Set.of();
        }
        if (isBehind()) {
            // What is not known yet counts as shared: a duty too many, never one too few.
            return Set.copyOf(moments.keySet());
        }
        UUID[] records = moments.keySet().toArray(UUID[]::new);
        Timestamp[] times = java.util.stream.Stream.of(records)
                .map(moments::get)
                .map(Timestamp::from)
                .toArray(Timestamp[]::new);
        return Set.copyOf(
                database.sql("""
                select asked.record_id from unnest(cast(? as uuid[]), cast(? as timestamptz[])) as asked (record_id, moment)
                where exists (select from sharing_log.projection_decision d
                  join sharing_log.projection_entry e on e.entry_id = d.entry_id
                  where d.record_id = asked.record_id and d.level in ('EXISTENCE', 'SUMMARY', 'FULL')
                    and d.holder <> e.agency and e.purpose <> 'SUBJECT_ACCESS' and e.recorded_at < asked.moment)""").param(records).param(times).query(UUID.class).list());
    }

    /** While the searchable copy is made anew, after an upgrade or a long outage. */
    private boolean isBehind() {
        return database.sql("""
                with recursive chain (instance) as (
                    (select min(instance) from sharing_log.entry)
                    union all
                    select (select min(e.instance) from sharing_log.entry e where e.instance > chain.instance)
                    from chain where chain.instance is not null)
                select coalesce(bool_or((select max(e.sequence) from sharing_log.entry e where e.instance = chain.instance)
                    - coalesce((select p.sequence from sharing_log.projection_progress p
                        where p.instance = chain.instance), 0) > ?), false)
                from chain where chain.instance is not null""").param(LONGEST_BEHIND).query(Boolean.class).single();
    }
}
