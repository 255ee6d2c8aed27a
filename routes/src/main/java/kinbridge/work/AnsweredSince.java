package kinbridge.work;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asking for agreement is done by itself once an answer is recorded: nobody ticks a second box. */
@Component
class AnsweredSince {

    private final JdbcClient database;
    private final StateChanges changes;
    private final InstantSource clock;

    AnsweredSince(JdbcClient database, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    public void endTasks() {
        database.sql("""
                update work.task t set done_at = :now, done_by = a.recorded_by, outcome = 'ANSWER_RECORDED'
                from (select distinct on (s.id) s.id as task, a.recorded_by from work.task s
                  join people.identity i on i.id = s.subject_id
                  join people.identity said on said.person_id = i.person_id
                  join consent.answer a on a.identity_id = said.id and a.recorded_at > s.opened_at
                    and a.state <> 'NOT_SOUGHT'
                  where s.kind = 'SEEK_CONSENT' and s.done_at is null
                  order by s.id, a.recorded_at) a
                where t.id = a.task and t.done_at is null returning t.id, t.family_id""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Ended(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(ended -> changes.recordedByHub(
                        ended.family(), "task " + ended.task() + " SEEK_CONSENT: ANSWER_RECORDED"));
    }

    private record Ended(UUID task, UUID family) {}
}
