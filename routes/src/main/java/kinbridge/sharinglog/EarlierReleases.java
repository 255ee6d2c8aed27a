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
}
