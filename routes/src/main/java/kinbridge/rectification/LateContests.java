package kinbridge.rectification;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.mappings.Occurred;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings to governance what its holder is late with: an answer, or the correction that it promised a month ago. */
@Component
class LateContests {

    private static final int MONTHS_FOR_A_CORRECTION = 1;

    private final JdbcClient database;
    private final Tasks tasks;
    private final OutcomeTelling telling;
    private final StateChanges changes;
    private final InstantSource clock;

    LateContests(JdbcClient database, Tasks tasks, OutcomeTelling telling, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.tasks = tasks;
        this.telling = telling;
        this.changes = changes;
        this.clock = clock;
    }

    /** Each once, whichever hub of several finds it. */
    @Transactional
    public void bringForward() {
        telling.askAgain();
        Instant now = clock.instant();
        bring("answer", "late_at", "outcome is null and due_at <= :now", now, now);
        Instant promised =
                now.atZone(Occurred.LONDON).minusMonths(MONTHS_FOR_A_CORRECTION).toInstant();
        bring(
                "correction",
                "awaited_at",
                "outcome in ('CORRECTED', 'REMOVED') and ended_at is null and answered_at <= :now",
                promised,
                now);
    }

    /** @param which ours, never from a request */
    private void bring(String what, String column, String which, Instant before, Instant now) {
        database.sql("update rectification.contest set " + column + " = :at where id in (select id from"
                        + " rectification.contest where " + column + " is null and " + which
                        + " order by id for update skip locked) returning id, family_id")
                .param("at", Timestamp.from(now))
                .param("now", Timestamp.from(before))
                .query((row, number) -> new Late(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(late -> bring(what, late));
    }

    private void bring(String what, Late late) {
        UUID entry = changes.recordedByHub(
                late.family(), "contest " + late.contest() + ": the " + what + " of its holder is late");
        tasks.open(NewTask.of(TaskKind.CONTESTED_LATE, late.family())
                .because(late.contest().toString())
                .answered(entry));
    }

    private record Late(UUID contest, @Nullable UUID family) {}
}
