package kinbridge.retraction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kinbridge.calendar.WorkingDays;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.FollowedUp;
import kinbridge.work.NewTask;
import kinbridge.work.Outcome;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks again whoever was told and has not confirmed (section 5.6): after two working days, after five together with
 * whoever supervises them, and two working days later information governance. So nothing stays open because a
 * colleague has left or never signs in. Each step is one transaction with its entry, and is taken once.
 */
@Component
class Chase {

    static final int FIRST = 2;
    static final int SECOND = 5;

    /** Whoever supervises has as long as the colleague had first. */
    static final int GOVERNANCE = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Chase.class);

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final OneTask tasks;
    private final FollowedUp followedUp;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Chase(
            JdbcClient database,
            WorkingDays workingDays,
            OneTask tasks,
            FollowedUp followedUp,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.workingDays = workingDays;
        this.tasks = tasks;
        this.followedUp = followedUp;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * All that one was told together and has not confirmed.
     *
     * @param task by which a colleague was told; null for an agency
     * @param since when they were told; of what an agency can be told by no message, when it was found
     * @param isStuck an agency will not have it taken back, or no message could, or a colleague cannot be reached
     */
    private record Unanswered(
            String who,
            boolean isDelivery,
            String role,
            String agency,
            @Nullable UUID family,
            @Nullable UUID task,
            String reason,
            Instant happenedAt,
            Instant since,
            int step,
            boolean isStuck,
            UUID entry,
            List<UUID> rows) {}

    /** One that fails is tried again, and keeps nobody else from being asked. */
    void ask() {
        transactions.executeWithoutResult(status -> endWhatIsSettled());
        for (Unanswered one : unanswered()) {
            try {
                takeSteps(one);
            } catch (RuntimeException problem) {
                LOG.error(
                        "Who has not confirmed a retraction is not asked again yet: {}",
                        problem.getClass().getName());
            }
        }
    }

    /** Whoever was asked on a colleague's account need not ask any more once all of it is answered. */
    private void endWhatIsSettled() {
        database.sql("""
                select distinct t.id from work.task t
                join retraction.recipient h on t.id in (h.supervisor_task, h.ig_task)
                where t.done_at is null and t.kind in ('RETRACTION_OVERDUE', 'RETRACTION_UNANSWERED')
                  and not exists (select from retraction.recipient open
                    where t.id in (open.supervisor_task, open.ig_task)
                      and open.acknowledged_at is null and open.ended_at is null)""").query(UUID.class).list().forEach(task -> followedUp.end(task, Outcome.NO_LONGER_USED, null));
    }

    private List<Unanswered> unanswered() {
        return database.sql("""
                select h.recipient, h.is_delivery, (array_agg(h.role))[1], (array_agg(h.agency))[1], h.family_id, h.task_id,
                  r.reason, r.happened_at, min(coalesce(h.told_at, h.found_at)),
                  min(case when h.chased_again_at is not null then 2 when h.chased_at is not null then 1 else 0 end),
                  bool_or(h.refused_at is not null or h.is_delivery and not exists (select from push.message m
                    where m.delivery = h.recipient and m.record_id = r.thing_id)
                    or exists (select from work.task s
                      where s.id = h.supervisor_task and s.outcome = 'CANNOT_BE_REACHED')),
                  (array_agg(h.entry_id order by h.shown_at desc))[1], array_agg(h.id)
                from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id
                where h.acknowledged_at is null and h.ended_at is null and h.escalated_at is null
                  and (h.told_at is not null or h.is_delivery)
                group by h.recipient, h.is_delivery, h.family_id, h.task_id, r.reason, r.happened_at
                order by 9""")
                .query((row, number) -> new Unanswered(
                        row.getString(1),
                        row.getBoolean(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getObject(6, UUID.class),
                        row.getString(7),
                        row.getTimestamp(8).toInstant(),
                        row.getTimestamp(9).toInstant(),
                        row.getInt(10),
                        row.getBoolean(11),
                        row.getObject(12, UUID.class),
                        List.of((UUID[]) row.getArray(13).getArray())))
                .list();
    }

    /** One after the other, also where several are due at once, as after a long outage. */
    private void takeSteps(Unanswered one) {
        if (one.step() < 1 && isOver(one, FIRST)) {
            transactions.executeWithoutResult(status -> remind(one));
        }
        if (one.step() < 2 && isOver(one, SECOND)) {
            transactions.executeWithoutResult(status -> remindWithSupervisor(one));
        }
        if (one.isStuck() || isOver(one, GOVERNANCE)) {
            transactions.executeWithoutResult(status -> escalate(one));
        }
    }

    private boolean isOver(Unanswered one, int days) {
        return !clock.instant().isBefore(workingDays.after(one.since(), days));
    }

    private void remind(Unanswered one) {
        if (note(one, "chased_at")) {
            remindOnTask(one);
            log(one, "is asked again after " + FIRST + " working days");
        }
    }

    private void remindWithSupervisor(Unanswered one) {
        if (!note(one, "chased_again_at")) {
            return;
        }
        remindOnTask(one);
        if (one.task() != null) {
            Task asked = opened(TaskKind.RETRACTION_OVERDUE, one, one.task().toString());
            name("supervisor_task", asked, one);
        }
        log(one, "is asked again after " + SECOND + " working days, and whoever supervises with them");
    }

    private void escalate(Unanswered one) {
        String cause =
                one.task() != null ? one.task().toString() : one.who() + "/" + one.reason() + "/" + one.happenedAt();
        Task asked = opened(TaskKind.RETRACTION_UNANSWERED, one, cause);
        name("ig_task", asked, one);
        if (note(one, "escalated_at")) {
            log(one, "has not confirmed: information governance is told");
        }
    }

    private void remindOnTask(Unanswered one) {
        if (one.task() != null) {
            followedUp.remind(one.task());
        }
    }

    private Task opened(TaskKind kind, Unanswered one, String cause) {
        Requester who = new Requester(one.who(), one.who(), one.role(), one.agency());
        return tasks.of(
                NewTask.of(kind, one.family()).by(who, null).because(cause).answered(one.entry()));
    }

    /** @param column one of ours; false where somebody was quicker */
    private boolean note(Unanswered one, String column) {
        return database.sql("update retraction.recipient set " + column + " = ? where id = any(?) and " + column
                                + " is null and acknowledged_at is null and ended_at is null")
                        .param(Timestamp.from(clock.instant()))
                        .param(rows(one))
                        .update()
                > 0;
    }

    private void name(String column, Task task, Unanswered one) {
        database.sql("update retraction.recipient set " + column + " = ? where id = any(?) and " + column + " is null")
                .param(task.id())
                .param(rows(one))
                .update();
    }

    private static UUID[] rows(Unanswered one) {
        return one.rows().toArray(UUID[]::new);
    }

    private void log(Unanswered one, String what) {
        changes.recordedByHub(
                one.family(), "retracted, " + one.reason() + " of " + one.happenedAt() + ": " + one.who() + " " + what);
    }
}
