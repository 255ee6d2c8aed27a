package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.family.Practitioners;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells each colleague who holds a copy, once: one task for all that was retracted for one reason at one moment, as
 * of one family. Each is told in a transaction of their own, with its entry in the log.
 */
@Component
class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final JdbcClient database;
    private final OneTask tasks;
    private final StateChanges changes;
    private final Practitioners practitioners;
    private final TransactionTemplate transactions;

    Telling(
            JdbcClient database,
            OneTask tasks,
            StateChanges changes,
            Practitioners practitioners,
            TransactionTemplate transactions) {
        this.database = database;
        this.tasks = tasks;
        this.changes = changes;
        this.practitioners = practitioners;
        this.transactions = transactions;
    }

    /** @param holder whose record an agency took back; empty where one task is for those of several */
    private record Untold(
            String who,
            String role,
            String agency,
            @Nullable UUID family,
            RetractionReason reason,
            Instant at,
            String holder,
            List<UUID> rows,
            UUID entry,
            Instant shownAt) {

        /** As tasks of a taking-back were kept apart before there was a register. */
        String cause() {
            return (reason == RetractionReason.TAKEN_BACK ? holder : reason.name()) + "/" + at;
        }
    }

    /** One that fails is tried again, and keeps nobody else from being told. */
    void tell() {
        for (Untold one : untold()) {
            try {
                transactions.executeWithoutResult(status -> tell(one));
            } catch (RuntimeException problem) {
                LOG.error(
                        "Somebody who holds what is retracted is not told yet: {}",
                        problem.getClass().getName());
            }
        }
    }

    private List<Untold> untold() {
        return database.sql("""
                select h.recipient, (array_agg(h.role order by h.shown_at desc))[1],
                  (array_agg(h.agency order by h.shown_at desc))[1], h.family_id, r.reason, r.happened_at,
                  case when r.reason = 'TAKEN_BACK' then h.holder else '' end as of_holder, array_agg(h.id),
                  (array_agg(h.entry_id order by h.shown_at desc))[1], max(h.shown_at)
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                where h.told_at is null and h.ended_at is null and not h.is_delivery
                group by h.recipient, h.family_id, r.reason, r.happened_at, of_holder
                order by r.happened_at, h.recipient""")
                .query((row, number) -> new Untold(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        RetractionReason.valueOf(row.getString(5)),
                        row.getTimestamp(6).toInstant(),
                        row.getString(7),
                        List.of((UUID[]) row.getArray(8).getArray()),
                        row.getObject(9, UUID.class),
                        row.getTimestamp(10).toInstant()))
                .list();
    }

    private void tell(Untold one) {
        Task task = open(one);
        database.sql("""
                update retraction.recipient set told_at = :told, task_id = :task, acknowledged_at = :done
                where id = any(:rows) and told_at is null""")
                .param("told", Timestamp.from(task.openedAt()))
                .param("task", task.id())
                .param("done", task.doneAt() == null ? null : Timestamp.from(task.doneAt()), java.sql.Types.TIMESTAMP)
                .param("rows", one.rows().toArray(UUID[]::new))
                .update();
    }

    /** Whoever was told before there was a register is not told again. */
    private Task open(Untold one) {
        NewTask task = NewTask.of(TaskKind.TAKEN_BACK, one.family())
                .by(requester(one), null)
                .because(one.cause())
                .answered(one.entry());
        return tasks.of(
                task,
                one.shownAt(),
                opened -> changes.recordedByHub(
                        one.family(),
                        "retracted, " + one.reason() + " of " + one.at() + ": " + one.who() + " was shown "
                                + one.rows().size() + " record(s) of it and is told by task " + opened.id()));
    }

    /** Who reads a pack did not ask for it: their role is their own. */
    private Requester requester(Untold one) {
        return practitioners
                .find(one.who())
                .map(person -> new Requester(person.id(), person.id(), person.role(), person.agency()))
                .orElseGet(() -> new Requester(one.who(), one.who(), one.role(), one.agency()));
    }
}
