package kinbridge.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kinbridge.consent.Recording;
import kinbridge.family.Families;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of contested records, and contesting one in somebody's name. */
@Component
class ContestedList implements ContestedPages {

    private static final int MOST_ROWS = 200;
    private static final int MOST_LINES = 100_000;

    /** Who answers for the council as the controller. */
    private static final Set<String> OFFICERS = Set.of("ig_officer", "dpo");

    private static final String STATE = """
            case when c.ended_at is not null then 'ENDED'
              when c.outcome is null and c.due_at <= :now then 'LATE' when c.outcome is null then 'OPEN'
              when c.outcome in ('CORRECTED', 'REMOVED') then 'AWAITED' else 'STANDS' end""";

    private final JdbcClient database;
    private final ContestDesk desk;
    private final ContestableById known;
    private final Families families;
    private final StateChanges changes;
    private final PolicyInForce policy;
    private final InstantSource clock;

    ContestedList(
            JdbcClient database,
            ContestDesk desk,
            ContestableById known,
            Families families,
            StateChanges changes,
            PolicyInForce policy,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.known = known;
        this.families = families;
        this.changes = changes;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Page page(Requester reader, State state) {
        List<Row> found = rows(state, MOST_ROWS + 1);
        changes.read(reader, false, "contested records, without content: " + state.word());
        return new Page(counts(), found.stream().limit(MOST_ROWS).toList(), found.size() > MOST_ROWS);
    }

    @Override
    public List<Row> file(Requester reader, State state) {
        List<Row> found = rows(state, MOST_LINES);
        changes.read(reader, true, "contested records, without content, as a CSV file: " + state.word());
        return found;
    }

    private List<Count> counts() {
        return Arrays.stream(State.values())
                .map(state -> new Count(
                        state,
                        database.sql("select count(*) from rectification.contest c where :state = 'ALL' or " + STATE
                                        + " = :state")
                                .param("state", state.name())
                                .param("now", Timestamp.from(clock.instant()))
                                .query(Integer.class)
                                .single()))
                .toList();
    }

    private List<Row> rows(State state, int limit) {
        Instant now = clock.instant();
        return database.sql("select " + ContestRows.COLUMNS + ", " + STATE + " as state from rectification.contest c"
                        + " where :state = 'ALL' or " + STATE + " = :state"
                        + " order by c.ended_at is not null, c.outcome is not null, c.due_at, c.id limit " + limit)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .query((row, number) -> row(row))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        Contest contest = ContestRows.contest(row);
        Contest.Thing thing = contest.thing();
        State state = State.valueOf(row.getString("state"));
        return new Row(
                contest.id(),
                thing.record(),
                policy.tables().titleOfAgency(thing.holder()),
                Category.of(thing.category()).map(policy.tables()::titleOf).orElse(thing.category()),
                contest.family() == null
                        ? ""
                        : families.reference(contest.family()).orElse(""),
                contest.said().title(),
                contest.about().title(),
                contest.on(),
                contest.dueAt(),
                state == State.LATE,
                state,
                contest.outcome() == null ? "" : contest.outcome().title(),
                contest.answeredAt(),
                told(contest.told()));
    }

    private static String told(@Nullable String code) {
        return switch (Objects.requireNonNullElse(code, "")) {
            case "ASKED" -> "A colleague has been asked to tell them";
            case "TOLD" -> "Told";
            case "NOT_TOLD" -> "Not told yet: to be looked at again";
            case "NOT_SAFE" -> "Not told: it is recorded as unsafe";
            default -> "";
        };
    }

    @Override
    @Transactional
    public Recording contest(Requester officer, ByRecord asked) {
        if (!OFFICERS.contains(officer.role())) {
            changes.refused(officer, null, "contest a record on behalf of somebody");
            return Recording.notAllowed("record", "Your role may not record this.");
        }
        return known.find(asked.record(), asked.identity())
                .map(found -> desk.contest(officer, found.family(), found.thing(), found.identity(), asked.said()))
                // The same words whether there is no such record, or none about that person.
                .orElseGet(() -> Recording.wrong(
                        "record",
                        "No record of that id, about a person of that id, can be contested. Copy both as they stand"
                                + " in the sharing log."));
    }
}
