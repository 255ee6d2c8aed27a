package kinbridge.rectification;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kinbridge.intake.AfterStoring;
import kinbridge.rectification.RecordVersions.Version;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows the corrected version of a record as it arrives: the next one from its holder that says something else. */
@Component
class CorrectedVersions implements AfterStoring {

    private final JdbcClient database;
    private final ContestRows rows;
    private final RecordVersions versions;
    private final Corrections corrections;
    private final InstantSource clock;

    CorrectedVersions(
            JdbcClient database,
            ContestRows rows,
            RecordVersions versions,
            Corrections corrections,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.versions = versions;
        this.corrections = corrections;
        this.clock = clock;
    }

    @Override
    public void stored(Collection<UUID> changed, Collection<UUID> identities) {
        endRemoved(changed);
        for (UUID thing : awaited(changed, identities)) {
            rows.lock(thing);
            List<Contest> contests = rows.awaiting(thing);
            Version current = versions.current(thing).orElse(null);
            if (!contests.isEmpty() && current != null) {
                corrections.correct(contests, current, null);
            }
        }
    }

    /** Its holder said that it would take it back, and has. */
    private void endRemoved(Collection<UUID> changed) {
        if (!changed.isEmpty()) {
            database.sql("""
                    update rectification.contest c set ended_at = :now
                    where c.ended_at is null and c.outcome = 'REMOVED'
                      and c.thing_id in (select thing_id from statements.version where id = any(:versions))
                      and not exists (select from statements.version v where v.thing_id = c.thing_id and v.is_current)""")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("versions", changed.toArray(UUID[]::new))
                    .update();
        }
    }

    /**
     * What says the same as the version that was contested, or that was there when its holder agreed, is none; nor is
     * what cannot be compared any more, since the content of that version was dropped: a person decides then.
     */
    private List<UUID> awaited(Collection<UUID> changed, Collection<UUID> identities) {
        if (changed.isEmpty() && identities.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                select distinct c.thing_id from rectification.contest c
                join statements.version v on v.thing_id = c.thing_id and v.is_current
                where c.ended_at is null and c.outcome = 'CORRECTED'
                  and (v.id = any(:versions) or c.record_id = any(:identities))
                  and v.id <> c.version_id and v.id is distinct from c.accepted_id
                  and not exists (select from statements.version before
                    where before.id in (c.version_id, c.accepted_id)
                      and (before.content_hash = v.content_hash or before.content_dropped_at is not null))
                order by 1""")
                .param("versions", changed.toArray(UUID[]::new))
                .param("identities", identities.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
