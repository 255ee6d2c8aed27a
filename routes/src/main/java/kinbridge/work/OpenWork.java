package kinbridge.work;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import kinbridge.documents.CsvWriter;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.TaskPages.TaskRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts and lists what is open; what somebody's own look brought about is kept from them here too. */
@Component
class OpenWork implements Oversight {

    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 10_000;

    private static final List<String> COLUMNS =
            List.of("task", "what", "family", "purpose", "owner", "opened", "due", "overdue");

    private static final String OPEN = """
            from work.task t where t.done_at is null
              and not (t.restricted and t.requester is not distinct from :me)""";

    private static final String ASKED = OPEN + """
             and (:kind = '' or t.kind = :kind) and (:owner = '' or coalesce(t.owner, t.queue) = :owner)
             and (not :overdue or t.due_at < :now)""";

    private final JdbcClient database;
    private final TaskRows rows;
    private final Owners owners;
    private final AnsweredSince answered;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    OpenWork(
            JdbcClient database,
            TaskRows rows,
            Owners owners,
            AnsweredSince answered,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.owners = owners;
        this.answered = answered;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public OversightPage page(Requester reader, Asked asked) {
        answered.endTasks();
        List<TaskRow> found = rows(reader, asked, MOST_ROWS + 1);
        return new OversightPage(
                counts(reader, "t.kind"),
                counts(reader, "coalesce(t.owner, t.queue)"),
                lateness(reader),
                found.stream().limit(MOST_ROWS).toList(),
                found.size() > MOST_ROWS);
    }

    /** @param column one of ours, never from a request */
    private List<Count> counts(Requester reader, String column) {
        return database.sql("select " + column + " as code, count(*), count(*) filter (where t.due_at < :now),"
                        + " min(t.due_at) filter (where t.due_at < :now) " + OPEN
                        + " group by 1 order by 3 desc, 2 desc, 1")
                .param("me", reader.practitionerId())
                .param("now", now())
                .query((row, number) -> new Count(
                        row.getString(1),
                        title(row.getString(1)),
                        row.getInt(2),
                        row.getInt(3),
                        instant(row.getTimestamp(4))))
                .list();
    }

    private String title(String code) {
        for (TaskKind kind : TaskKind.values()) {
            if (kind.name().equals(code)) {
                return kind.title();
            }
        }
        for (Queue queue : Queue.values()) {
            if (queue.name().equals(code)) {
                return queue.title();
            }
        }
        return owners.nameOf(code, null);
    }

    private List<Lateness> lateness(Requester reader) {
        Instant now = clock.instant();
        return List.of(
                new Lateness("Not due yet", between(reader, now, Instant.parse("2999-12-31T00:00:00Z"))),
                new Lateness("Up to a day late", between(reader, now.minus(Duration.ofDays(1)), now)),
                new Lateness(
                        "Up to a week late",
                        between(reader, now.minus(Duration.ofDays(7)), now.minus(Duration.ofDays(1)))),
                new Lateness("Later still", between(reader, Instant.EPOCH, now.minus(Duration.ofDays(7)))));
    }

    private int between(Requester reader, Instant from, Instant to) {
        return database.sql("select count(*) " + OPEN + " and t.due_at >= :from and t.due_at < :to")
                .param("me", reader.practitionerId())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Integer.class)
                .single();
    }

    private List<TaskRow> rows(Requester reader, Asked asked, int limit) {
        return database
                .sql("select " + Tasks.COLUMNS + " " + ASKED + " order by t.due_at, t.id limit " + limit)
                .param("me", reader.practitionerId())
                .param("kind", asked.kind())
                .param("owner", asked.owner())
                .param("overdue", asked.overdueOnly())
                .param("now", now())
                .query((row, number) -> Tasks.task(row))
                .list()
                .stream()
                .map(rows::row)
                .toList();
    }

    @Override
    public String csv(Requester reader, Asked asked) {
        transactions.executeWithoutResult(status ->
                changes.answered(EntryKind.EXPORT, reader, null, null, "open tasks, without content, as a CSV file"));
        return rows(reader, asked, MOST_LINES).stream()
                .map(OpenWork::line)
                .collect(Collectors.joining("", CsvWriter.line(COLUMNS), ""));
    }

    private static String line(TaskRow row) {
        return CsvWriter.line(List.of(
                row.id().toString(),
                row.kind().name(),
                row.family(),
                row.purpose(),
                row.owner(),
                row.openedAt().toString(),
                row.dueAt().toString(),
                row.overdue() ? "yes" : "no"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
