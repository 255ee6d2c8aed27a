package kinbridge.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the current answers of everybody, by the same rules as a family's page. */
@Component
class RegisterOverview implements ConsentOverview {

    private static final int EXPIRING_DAYS = 14;

    private final JdbcClient database;
    private final Standings standings;
    private final StateChanges changes;
    private final InstantSource clock;

    RegisterOverview(JdbcClient database, Standings standings, StateChanges changes, InstantSource clock) {
        this.database = database;
        this.standings = standings;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Overview of(Requester reader, Filter filter, boolean asFile) {
        changes.read(reader, asFile, "consent register, " + filter.word() + (asFile ? ", as a file" : ""));
        List<Row> rows = rows();
        Map<Filter, Integer> counts = new EnumMap<>(Filter.class);
        for (Filter each : Filter.values()) {
            counts.put(each, (int) rows.stream().filter(matches(each)).count());
        }
        return new Overview(counts, rows.stream().filter(matches(filter)).toList());
    }

    private List<Row> rows() {
        Set<UUID> persons = new HashSet<>(database.sql("""
                select distinct i.person_id from consent.answer a join people.identity i on i.id = a.identity_id""").query(UUID.class).list());
        Map<UUID, UUID> pseudonyms = new java.util.HashMap<>();
        database.sql("select id, identity_id from consent.answer where version = 1")
                .query((row, number) -> pseudonyms.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
        Instant now = clock.instant();
        return standings.of(persons, false).values().stream()
                .flatMap(found ->
                        Answers.current(found.versions()).stream().map(answer -> row(answer, found, pseudonyms, now)))
                .sorted(Comparator.comparing(Row::given).reversed().thenComparing(Row::answer))
                .toList();
    }

    private static Row row(AnswerVersion answer, Standings.OfPerson found, Map<UUID, UUID> pseudonyms, Instant now) {
        return new Row(
                answer.id(),
                answer.version(),
                pseudonyms.getOrDefault(answer.id(), answer.id()),
                Giver.of(answer.giver()).orElse(Giver.PARENT).title(),
                answer.at(now).name(),
                answer.isForEverything(),
                day(answer.saidAt()),
                answer.expiresAt() == null ? null : day(answer.expiresAt().minusSeconds(1)),
                found.standing().decides().state().equals("PR_CONFLICT"));
    }

    private Predicate<Row> matches(Filter filter) {
        LocalDate today = day(clock.instant());
        return switch (filter) {
            case ALL -> row -> true;
            case GIVEN -> row -> row.state().equals(ConsentState.GIVEN.name());
            case EXPIRING ->
                row -> row.state().equals(ConsentState.GIVEN.name())
                        && row.lastDay() != null
                        && !row.lastDay().isAfter(today.plusDays(EXPIRING_DAYS));
            case EXPIRED -> row -> row.state().equals(ConsentState.EXPIRED.name());
            case OBJECTED ->
                row -> row.state().equals(ConsentState.REFUSED.name())
                        || row.state().equals(ConsentState.WITHDRAWN.name());
            case UNSAFE -> row -> row.state().equals(ConsentState.NOT_SOUGHT_UNSAFE.name());
            case CONFLICT -> Row::conflict;
        };
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Occurred.LONDON).toLocalDate();
    }
}
