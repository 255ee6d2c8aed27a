package kinbridge.work;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.needtoknow.Requester;
import kinbridge.work.TaskPages.TaskRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of tasks, the soonest due first. */
@Component
class TaskRows {

    private static final int MOST_ROWS = 500;

    private static final String MINE = """
            t.done_at is null and (t.owner = :me or (t.queue = any(:queues) and t.requester is distinct from :me))
            and not (t.restricted and t.requester is not distinct from :me)""";

    private final JdbcClient database;
    private final Families families;
    private final Owners owners;
    private final Practitioners practitioners;
    private final InstantSource clock;

    TaskRows(JdbcClient database, Families families, Owners owners, Practitioners practitioners, InstantSource clock) {
        this.database = database;
        this.families = families;
        this.owners = owners;
        this.practitioners = practitioners;
        this.clock = clock;
    }

    int countMine(Requester who) {
        return database.sql("select count(*) from work.task t where " + MINE)
                .param("me", who.practitionerId())
                .param("queues", queues(who))
                .query(Integer.class)
                .single();
    }

    List<Task> mine(Requester who) {
        return database.sql("select " + Tasks.COLUMNS + " from work.task t where " + MINE
                        + " order by t.due_at, t.id limit " + MOST_ROWS)
                .param("me", who.practitionerId())
                .param("queues", queues(who))
                .query((row, number) -> Tasks.task(row))
                .list();
    }

    List<Task> ownedBy(Collection<String> people, Collection<String> queues) {
        return database.sql("select " + Tasks.COLUMNS + " from work.task t where t.done_at is null"
                        + " and (t.owner = any(?) or t.queue = any(?)) order by t.due_at, t.id limit " + MOST_ROWS)
                .param(people.toArray(String[]::new))
                .param(queues.toArray(String[]::new))
                .query((row, number) -> Tasks.task(row))
                .list();
    }

    List<Task> doneBy(Requester who) {
        return database.sql("select " + Tasks.COLUMNS + " from work.task t where t.done_by = ?"
                        + " order by t.done_at desc, t.id limit 100")
                .param(who.practitionerId())
                .query((row, number) -> Tasks.task(row))
                .list();
    }

    boolean wasSafe(UUID task) {
        return database.sql("select is_safe from work.task where id = ?")
                .param(task)
                .query(Boolean.class)
                .single();
    }

    private static String[] queues(Requester who) {
        return Queue.of(who.role()).stream().map(Queue::name).toArray(String[]::new);
    }

    /** What left by itself came about by no person's look. */
    private String nameOf(String requester) {
        return practitioners
                .find(requester)
                .map(Practitioners.Practitioner::name)
                .orElse("The delivery " + requester);
    }

    TaskRow row(Task task) {
        Requester from = task.requester();
        return new TaskRow(
                task.id(),
                task.kind(),
                task.family() == null ? "" : families.reference(task.family()).orElse(""),
                Objects.requireNonNullElse(task.purpose(), ""),
                owners.nameOf(task.owner(), task.queue()),
                from == null ? "" : nameOf(from.practitionerId()),
                task.openedAt(),
                task.dueAt(),
                task.isOpen() && task.dueAt().isBefore(clock.instant()),
                task.doneAt(),
                task.outcome(),
                task.isOpen() ? task.remindedAt() : null);
    }
}
