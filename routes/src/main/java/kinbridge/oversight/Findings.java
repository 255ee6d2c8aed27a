package kinbridge.oversight;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kinbridge.consent.Recording;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Findings as information governance settles them; each step is an entry of the log in its transaction. */
@Component
class Findings implements AnomalyQueue {

    private static final int PAGE = 50;

    private static final int OF_A_FILE = 500;

    private static final Set<String> SETTLE = Set.of("ig_officer", "dpo");

    private static final String ROWS = """
            select f.last_at as at, f.*, (select count(*) from oversight.finding_entry e
              where e.finding_id = f.id and e.recorded_at > f.closed_at) as since
            from oversight.finding f where f.practitioner <> :me""";

    private final JdbcClient database;
    private final Listing listing;
    private final Staff staff;
    private final Practitioners practitioners;
    private final StateChanges changes;
    private final FilesTaken files;
    private final Tasks tasks;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Findings(
            JdbcClient database,
            Listing listing,
            Staff staff,
            Practitioners practitioners,
            StateChanges changes,
            FilesTaken files,
            Tasks tasks,
            Vault vault,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.database = database;
        this.listing = listing;
        this.staff = staff;
        this.practitioners = practitioners;
        this.changes = changes;
        this.files = files;
        this.tasks = tasks;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Listed> list(Requester reader, Filter filter, @Nullable String after) {
        if (!SETTLE.contains(reader.role())) {
            return Optional.empty();
        }
        changes.read(reader, false, "list of findings");
        String query = query(filter);
        Map<String, Object> values = values(reader, filter);
        Listing.Page<FindingRow> page = page(query, values, after, PAGE);
        return Optional.of(new Listed(
                page.rows(),
                listing.count(query, values),
                page.next(),
                waiting(reader),
                choices(found(reader)),
                officers(null)));
    }

    @Override
    public boolean file(Requester reader, Filter filter, Runnable begin, Consumer<FindingRow> rows) {
        if (!SETTLE.contains(reader.role())) {
            return false;
        }
        files.take(reader, "findings as a CSV file", filter.inWords(), counted -> {
            begin.run();
            String next = null;
            do {
                Listing.Page<FindingRow> page = page(query(filter), values(reader, filter), next, OF_A_FILE);
                page.rows().forEach(row -> {
                    rows.accept(row);
                    counted.run();
                });
                next = page.next();
            } while (next != null);
        });
        return true;
    }

    /** A made-up page of the list has nothing on it. */
    private Listing.Page<FindingRow> page(String query, Map<String, Object> values, @Nullable String after, int limit) {
        try {
            return listing.newestFirst(
                    query, values, after == null || after.isEmpty() ? null : after, limit, (row, number) -> row(row));
        } catch (IllegalArgumentException notAPage) {
            return new Listing.Page<>(List.of(), null);
        }
    }

    private static String query(Filter filter) {
        return ROWS
                + (filter.state().isEmpty() ? " and f.state <> 'CLOSED'" : " and f.state = :state")
                + (filter.rule().isEmpty() ? "" : " and f.rule = :rule")
                + (filter.practitioner().isEmpty() ? "" : " and f.practitioner = :who")
                + (filter.assignee().isEmpty() ? "" : " and f.assignee = :assignee");
    }

    private static Map<String, Object> values(Requester reader, Filter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("me", reader.practitionerId());
        values.put("state", filter.state());
        values.put("rule", filter.rule());
        values.put("who", filter.practitioner());
        values.put("assignee", filter.assignee());
        return values;
    }

    private List<String> found(Requester reader) {
        return database.sql("select distinct practitioner from oversight.finding where practitioner <> ?")
                .param(reader.practitionerId())
                .query(String.class)
                .list();
    }

    private List<Choice> choices(List<String> people) {
        return people.stream()
                .map(id -> new Choice(id, staff.name(id)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    /** Those who may settle one, but for the one whom it is about. */
    private List<Choice> officers(@Nullable String about) {
        return choices(practitioners.all().stream()
                .filter(person -> SETTLE.contains(person.role()))
                .map(Practitioner::id)
                .filter(id -> !id.equals(about))
                .toList());
    }

    @Override
    public Waiting waiting(Requester reader) {
        if (!SETTLE.contains(reader.role())) {
            return new Waiting(0, 0, 0);
        }
        return database.sql("""
                        select count(*) filter (where state = 'OPEN'), count(*) filter (where assignee = :me), count(*)
                        from oversight.finding where state <> 'CLOSED' and practitioner <> :me""")
                .param("me", reader.practitionerId())
                .query((row, number) -> new Waiting(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    @Override
    public Optional<FindingPage> open(Requester reader, UUID finding) {
        Optional<FindingRow> found = find(reader, finding);
        if (found.isPresent()) {
            changes.read(reader, false, "finding " + finding);
        }
        return found.map(row -> new FindingPage(row, entries(finding), notes(finding), officers(about(finding))));
    }

    private Optional<FindingRow> find(Requester reader, UUID finding) {
        return SETTLE.contains(reader.role())
                ? database.sql(ROWS + " and f.id = :id")
                        .param("me", reader.practitionerId())
                        .param("id", finding)
                        .query((row, number) -> row(row))
                        .optional()
                : Optional.empty();
    }

    private String about(UUID finding) {
        return database.sql("select practitioner from oversight.finding where id = ?")
                .param(finding)
                .query(String.class)
                .single();
    }

    private List<Evidence> entries(UUID finding) {
        return database.sql("select entry_id, recorded_at from oversight.finding_entry where finding_id = ?"
                        + " order by recorded_at, entry_id")
                .param(finding)
                .query((row, number) -> new Evidence(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list();
    }

    private List<Note> notes(UUID finding) {
        return database.sql("select id, what, at, by_whom, words, entry_id from oversight.finding_note"
                        + " where finding_id = ? order by at, id")
                .param(finding)
                .query((row, number) -> new Note(
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        staff.name(row.getString(4)),
                        new String(
                                vault.open(row.getBytes(5), context(row.getObject(1, UUID.class))),
                                StandardCharsets.UTF_8),
                        row.getObject(6, UUID.class)))
                .list();
    }

    @Override
    public Optional<Recording> assign(Requester reader, UUID finding, String to) {
        return settle(reader, finding, () -> {
            boolean isAnOfficer = officers(about(finding)).stream()
                    .anyMatch(officer -> officer.value().equals(to));
            if (!isAnOfficer) {
                return Recording.wrong("to", "Choose an officer whom the finding is not about.");
            }
            UUID entry = changes.recorded(reader, null, "finding " + finding + " assigned");
            database.sql("update oversight.finding set state = 'ASSIGNED', assignee = ? where id = ?")
                    .params(to, finding)
                    .update();
            keep(finding, "ASSIGNED", reader, "To " + staff.name(to), entry);
            return new Recording.Recorded(entry);
        });
    }

    @Override
    public Optional<Recording> note(Requester reader, UUID finding, String words) {
        return settle(reader, finding, () -> {
            if (words.isBlank() || words.strip().length() > ReasonWords.MOST_LETTERS) {
                return Recording.wrong(
                        "note", "Write a note of no more than " + ReasonWords.MOST_LETTERS + " letters.");
            }
            UUID entry = changes.recorded(reader, null, "note on finding " + finding);
            keep(finding, "NOTED", reader, words.strip(), entry);
            return new Recording.Recorded(entry);
        });
    }

    @Override
    public Optional<Recording> close(Requester reader, UUID finding, String outcome, String reason) {
        return settle(reader, finding, () -> {
            Optional<Outcome> chosen = Outcome.of(outcome);
            if (chosen.isEmpty()) {
                return Recording.wrong("outcome", "Choose what it came to.");
            }
            Optional<String> mistake = ReasonWords.mistakeIn(reason);
            if (mistake.isPresent()) {
                return Recording.wrong("reason", mistake.get());
            }
            UUID entry = changes.recorded(reader, null, "finding " + finding + " closed");
            database.sql("""
                    update oversight.finding set state = 'CLOSED', outcome = ?, closed_at = ?, closed_by = ?
                    where id = ?""")
                    .params(chosen.get().name(), Timestamp.from(clock.instant()), reader.practitionerId(), finding)
                    .update();
            keep(finding, "CLOSED", reader, chosen.get().title() + ". " + reason.strip(), entry);
            if (chosen.get() == Outcome.INCIDENT) {
                openIncident(finding, entry);
            }
            return new Recording.Recorded(entry);
        });
    }

    /** Of whatever is not closed and is not about whoever settles it; two at once come one after the other. */
    private Optional<Recording> settle(Requester reader, UUID finding, Supplier<Recording> step) {
        if (find(reader, finding).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Objects.requireNonNull(transactions.execute(status -> {
            String state = database.sql("select state from oversight.finding where id = ? for update")
                    .param(finding)
                    .query(String.class)
                    .single();
            return state.equals("CLOSED")
                    ? Recording.wrong("", "A colleague has closed this finding. Nothing of yours was saved.")
                    : step.get();
        })));
    }

    private void keep(UUID finding, String what, Requester by, String words, UUID entry) {
        UUID id = UUID.randomUUID();
        database.sql("insert into oversight.finding_note (id, finding_id, what, at, by_whom, words, entry_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(finding)
                .param(what)
                .param(Timestamp.from(clock.instant()))
                .param(by.practitionerId())
                .param(vault.seal(words.getBytes(StandardCharsets.UTF_8), context(id)))
                .param(entry)
                .update();
    }

    private void openIncident(UUID finding, UUID entry) {
        database.sql("select practitioner, role, agency, rule from oversight.finding where id = ?")
                .param(finding)
                .query((row, number) -> NewTask.of(TaskKind.INCIDENT, null)
                        .by(new Requester(row.getString(1), row.getString(1), row.getString(2), row.getString(3)), null)
                        .because(row.getString(4) + "/" + finding)
                        .keptFromRequester()
                        .answered(entry))
                .list()
                .forEach(tasks::open);
    }

    private static String context(UUID note) {
        return "oversight.note/" + note;
    }

    private FindingRow row(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new FindingRow(
                row.getObject("id", UUID.class),
                AnomalyRule.of(row.getString("rule")).orElseThrow(),
                staff.name(row.getString("practitioner")),
                staff.standing(row.getString("role"), row.getString("agency")),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_until", LocalDate.class),
                row.getInt("figure"),
                row.getString("why"),
                row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getString("state"),
                staff.name(row.getString("assignee")),
                outcome == null ? null : Outcome.valueOf(outcome).title(),
                row.getLong("since"));
    }
}
