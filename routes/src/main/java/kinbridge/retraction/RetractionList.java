package kinbridge.retraction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.documents.CsvWriter;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the register for its page and file: what is open first, the oldest first. */
@Component
class RetractionList implements RetractionPages {

    static final String OPEN = "OPEN";

    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 10_000;

    private static final List<String> COLUMNS = List.of(
            "reason",
            "record",
            "replacement",
            "held_by",
            "agency",
            "family",
            "happened",
            "told",
            "asked_again",
            "asked_twice",
            "with_ig",
            "confirmed",
            "state",
            "entry",
            "task");

    private static final String ROWS = """
            select s.*, f.reference, t.id as governance_task from retraction.standing s
            left join families.family f on f.id = s.family_id
            left join work.task t on t.id = s.ig_task and t.done_at is null
            where (:reason = '' or s.reason = :reason)
              and (:state = '' or s.state = :state
                or :state = 'OPEN' and s.state not in ('CONFIRMED', 'CLOSED_BY_IG', 'ENDED'))
            order by s.state in ('CONFIRMED', 'CLOSED_BY_IG', 'ENDED'),
              case when s.state in ('CONFIRMED', 'CLOSED_BY_IG', 'ENDED') then null else s.happened_at end,
              s.happened_at desc, s.id limit\s""";

    private final JdbcClient database;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final StateChanges changes;

    RetractionList(JdbcClient database, Practitioners practitioners, PolicyInForce policy, StateChanges changes) {
        this.database = database;
        this.practitioners = practitioners;
        this.policy = policy;
        this.changes = changes;
    }

    @Override
    public Page page(Requester reader, Asked typed) {
        Asked asked = known(typed);
        changes.read(reader, false, "retractions" + words(asked));
        List<Row> found = rows(asked, MOST_ROWS + 1);
        return new Page(figures(), found.stream().limit(MOST_ROWS).toList(), found.size() > MOST_ROWS);
    }

    @Override
    public String csv(Requester reader, Asked typed) {
        Asked asked = known(typed);
        changes.read(reader, true, "retractions, without content, as a CSV file" + words(asked));
        return rows(asked, MOST_LINES).stream()
                .map(RetractionList::line)
                .collect(Collectors.joining("", CsvWriter.line(COLUMNS), ""));
    }

    /** What is none of our words narrows nothing, and is not written into the log. */
    private static Asked known(Asked typed) {
        boolean isReason = Arrays.stream(RetractionReason.values())
                .anyMatch(reason -> reason.name().equals(typed.reason()));
        boolean isState = typed.state().equals(OPEN)
                || Arrays.stream(State.values()).anyMatch(state -> state.name().equals(typed.state()));
        return new Asked(isReason ? typed.reason() : "", isState ? typed.state() : "");
    }

    private static String words(Asked asked) {
        return Stream.of(asked.reason(), asked.state())
                .filter(word -> !word.isEmpty())
                .map(word -> ", " + word)
                .collect(Collectors.joining());
    }

    private List<Figure> figures() {
        Map<State, Integer> counted = new EnumMap<>(State.class);
        database.sql("select state, count(*) from retraction.standing group by state")
                .query((row, number) -> counted.put(State.valueOf(row.getString(1)), row.getInt(2)))
                .list();
        int open = counted.entrySet().stream()
                .filter(one -> one.getKey().isOpen())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Stream.concat(
                        Stream.of(new Figure("Open", OPEN, open, false)),
                        Stream.of(State.CHASED_ONCE, State.CHASED_TWICE, State.REFUSED, State.WITH_IG, State.CONFIRMED)
                                .map(state -> figure(state, counted.getOrDefault(state, 0))))
                .toList();
    }

    private static Figure figure(State state, int count) {
        boolean isToLookAt = state == State.CHASED_TWICE || state == State.REFUSED || state == State.WITH_IG;
        return new Figure(state.title(), state.name(), count, isToLookAt && count > 0);
    }

    private List<Row> rows(Asked asked, int limit) {
        return database.sql(ROWS + limit)
                .param("reason", asked.reason())
                .param("state", asked.state())
                .query((row, number) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        String recipient = row.getString("recipient");
        String agency = policy.tables().titleOfAgency(row.getString("agency"));
        UUID governance = row.getObject("governance_task", UUID.class);
        return new Row(
                row.getObject("id", UUID.class),
                RetractionReason.valueOf(row.getString("reason")),
                row.getObject("thing_id", UUID.class),
                row.getObject("replacement_id", UUID.class),
                row.getBoolean("is_delivery")
                        ? "Sent to " + agency
                        : practitioners.find(recipient).map(Practitioner::name).orElse(recipient),
                agency,
                Objects.requireNonNullElse(row.getString("reference"), ""),
                row.getTimestamp("happened_at").toInstant(),
                instant(row, "told_at"),
                instant(row, "chased_at"),
                instant(row, "chased_again_at"),
                instant(row, "escalated_at"),
                instant(row, "acknowledged_at"),
                State.valueOf(row.getString("state")),
                row.getObject("entry_id", UUID.class),
                governance == null ? row.getObject("task_id", UUID.class) : governance);
    }

    private static String line(Row row) {
        return CsvWriter.line(Stream.of(
                        row.reason().name(),
                        row.record(),
                        row.replacement(),
                        row.who(),
                        row.agency(),
                        row.family(),
                        row.happenedAt(),
                        row.toldAt(),
                        row.chasedAt(),
                        row.chasedAgainAt(),
                        row.escalatedAt(),
                        row.acknowledgedAt(),
                        row.state().name(),
                        row.entry(),
                        row.task())
                .map(value -> Objects.toString(value, ""))
                .toList());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
