package kinbridge.work;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a task without its owner: a reminder, and an end that came to pass elsewhere. */
@Component
public class FollowedUp {

    private final JdbcClient database;
    private final Tasks tasks;
    private final StateChanges changes;
    private final InstantSource clock;

    FollowedUp(JdbcClient database, Tasks tasks, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.tasks = tasks;
        this.changes = changes;
        this.clock = clock;
    }

    /** Its owner sees on the task that it was asked again; whoever asks logs it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remind(UUID task) {
        database.sql("update work.task set reminded_at = ? where id = ? and done_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(task)
                .update();
    }

    /**
     * Ends it, unless it has ended.
     *
     * @param by who settled it in the owner's place; null for the hub
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(UUID id, Outcome outcome, @Nullable Requester by) {
        tasks.find(id).filter(Task::isOpen).ifPresent(task -> end(task, outcome, by));
    }

    private void end(Task task, Outcome outcome, @Nullable Requester by) {
        String what = "task " + task.id() + " " + task.kind() + ": " + outcome;
        UUID entry = by == null
                ? changes.recordedByHub(task.family(), what)
                : changes.answered(EntryKind.ACKNOWLEDGEMENT, by, task.family(), task.logEntry(), what);
        database.sql("""
                update work.task set done_at = :now, done_by = :who, instead_of = :instead, outcome = :outcome,
                  done_entry = :entry
                where id = :id and done_at is null""")
                .param("now", Timestamp.from(clock.instant()))
                .param("who", by == null ? "hub" : by.practitionerId())
                .param("instead", by == null ? null : task.owner(), Types.VARCHAR)
                .param("outcome", outcome.name())
                .param("entry", entry)
                .param("id", task.id())
                .update();
    }
}
