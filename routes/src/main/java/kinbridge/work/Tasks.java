package kinbridge.work;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.calendar.Lasting;
import kinbridge.needtoknow.Requester;
import kinbridge.work.Owners.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens tasks, each once however often its decision is taken. Any part of the hub may open one. */
@Component
public class Tasks {

    static final String COLUMNS = """
            t.id, t.kind, t.obligations, t.family_id, t.purpose, t.requester, t.requester_role, t.requester_agency,
            t.subject_id, t.grant_id, t.cause, t.owner, t.queue, t.restricted, t.not_told, t.opened_at, t.due_at,
            t.done_at, t.done_by, t.instead_of, t.outcome, t.retest_on, t.log_entry, t.reminded_at""";

    private final JdbcClient database;
    private final Owners owners;
    private final Lasting lasting;
    private final InstantSource clock;

    Tasks(JdbcClient database, Owners owners, Lasting lasting, InstantSource clock) {
        this.database = database;
        this.owners = owners;
        this.lasting = lasting;
        this.clock = clock;
    }

    /** Opens it, unless one like it was ever opened, done since or not; answers whether it is new. */
    @Transactional
    public boolean openOnce(NewTask task) {
        Requester who = task.requester();
        boolean wasOpened = database.sql("""
                select exists (select from work.task where kind = :kind and cause = :cause
                  and requester is not distinct from cast(:who as text)
                  and family_id is not distinct from cast(:family as uuid))""")
                .param("kind", task.kind().name())
                .param("cause", task.cause())
                .param("who", who == null ? null : who.practitionerId(), java.sql.Types.VARCHAR)
                .param("family", task.family(), java.sql.Types.OTHER)
                .query(Boolean.class)
                .single();
        return !wasOpened && open(task);
    }

    /** Opens it, unless the same is open; answers whether it is new. */
    @Transactional
    public boolean open(NewTask task) {
        if (task.kind() == TaskKind.DO_NOT_NOTIFY && becomesUnsafe(task)) {
            return false;
        }
        Owner owner = owners.of(task);
        Instant now = clock.instant();
        Requester who = task.requester();
        return database.sql("""
                insert into work.task (id, kind, obligations, family_id, purpose, requester, requester_role,
                  requester_agency, subject_id, grant_id, cause, owner, queue, restricted, not_told, opened_at, due_at,
                  log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .param(UUID.randomUUID())
                        .param(task.kind().name())
                        .param(task.obligations().toArray(String[]::new))
                        .param(task.family())
                        .param(task.purpose())
                        .param(who == null ? null : who.practitionerId())
                        .param(who == null ? null : who.role())
                        .param(who == null ? null : who.agency())
                        .param(task.subject())
                        .param(task.grant())
                        .param(task.cause())
                        .param(owner.person())
                        .param(owner.queue())
                        .param(task.restricted())
                        .param(task.isNotTold())
                        .param(Timestamp.from(now))
                        .param(Timestamp.from(due(task, now)))
                        .param(task.logEntry())
                        .update()
                == 1;
    }

    private Instant due(NewTask task, Instant now) {
        return task.due() != null ? task.due() : lasting.until(now, task.kind().lasts());
    }

    /** What was safe to tell with one record may be unsafe with the next: there is one decision on it. */
    private boolean becomesUnsafe(NewTask task) {
        Instant now = clock.instant();
        return database.sql("""
                update work.task set kind = 'DO_NOT_NOTIFY', not_told = true, due_at = :due,
                  obligations = array['DO_NOT_NOTIFY']
                where kind = 'NOTIFY_SUBJECT' and done_at is null and subject_id is not distinct from :subject
                  and grant_id is not distinct from :grant and family_id is not distinct from :family
                  and requester is not distinct from :requester""")
                        .param("due", Timestamp.from(due(task, now)))
                        .param("subject", task.subject(), java.sql.Types.OTHER)
                        .param("grant", task.grant(), java.sql.Types.OTHER)
                        .param("family", task.family(), java.sql.Types.OTHER)
                        .param(
                                "requester",
                                task.requester() == null
                                        ? null
                                        : task.requester().practitionerId(),
                                java.sql.Types.VARCHAR)
                        .update()
                > 0;
    }

    /** The last of this kind that was ever opened for that cause, done since or not. */
    public Optional<Task> last(TaskKind kind, String cause, @Nullable String requester, @Nullable UUID family) {
        return database.sql("select " + COLUMNS + """
                 from work.task t where t.kind = :kind and t.cause = :cause
                  and t.requester is not distinct from cast(:who as text)
                  and t.family_id is not distinct from cast(:family as uuid)
                order by t.opened_at desc limit 1""")
                .param("kind", kind.name())
                .param("cause", cause)
                .param("who", requester, java.sql.Types.VARCHAR)
                .param("family", family, java.sql.Types.OTHER)
                .query((row, number) -> task(row))
                .optional();
    }

    public Optional<Task> find(UUID id) {
        return database.sql("select " + COLUMNS + " from work.task t where t.id = ?")
                .param(id)
                .query((row, number) -> task(row))
                .optional();
    }

    /** Those of a grant, oldest first. */
    public List<Task> of(UUID grant) {
        return database.sql("select " + COLUMNS
                        + " from work.task t where t.grant_id = ? and not t.restricted order by t.opened_at, t.id")
                .param(grant)
                .query((row, number) -> task(row))
                .list();
    }

    /** The open task of this kind that this person's look at the family brought about. */
    public Optional<UUID> open(TaskKind kind, UUID family, String purpose, String requester) {
        return database.sql("""
                select id from work.task where kind = ? and family_id = ? and purpose = ? and requester = ?
                  and done_at is null and not restricted order by opened_at limit 1""")
                .params(kind.name(), family, purpose, requester)
                .query(UUID.class)
                .optional();
    }

    static Task task(ResultSet row) throws SQLException {
        String requester = row.getString("requester");
        String outcome = row.getString("outcome");
        java.sql.Date retest = row.getDate("retest_on");
        return new Task(
                row.getObject("id", UUID.class),
                TaskKind.valueOf(row.getString("kind")),
                texts(row.getArray("obligations")),
                row.getObject("family_id", UUID.class),
                row.getString("purpose"),
                requester == null
                        ? null
                        : new Requester(
                                requester,
                                requester,
                                row.getString("requester_role"),
                                row.getString("requester_agency")),
                row.getObject("subject_id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getString("cause"),
                row.getString("owner"),
                row.getString("queue"),
                row.getBoolean("restricted"),
                row.getBoolean("not_told"),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("done_at")),
                row.getString("done_by"),
                row.getString("instead_of"),
                outcome == null ? null : Outcome.valueOf(outcome),
                retest == null ? null : retest.toLocalDate(),
                row.getObject("log_entry", UUID.class),
                instant(row.getTimestamp("reminded_at")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
