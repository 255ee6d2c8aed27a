package kinbridge.linkage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.model.Model.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the hub believes of pairs of identities: those it would join and those it doubts. Each change of
 * mind is an appended event with its explanation.
 */
@Component
class LinkedPairs {

    /** The rule of pairs that the model weighed. */
    static final String MODEL = "model";

    private static final String COLUMNS =
            "select identity_a, identity_b, outcome, rule, weight, levels, version from people.pair where ";

    private static final String BY_HAND = "by-hand";

    private static final String HUB = "hub";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final InstantSource clock;

    LinkedPairs(JdbcClient database, JdbcTemplate batches, InstantSource clock) {
        this.database = database;
        this.batches = batches;
        this.clock = clock;
    }

    /** Two identities, the lesser id first as the database orders them. */
    record Two(UUID one, UUID other) {
        static Two of(UUID one, UUID other) {
            return isLess(one, other) ? new Two(one, other) : new Two(other, one);
        }

        /** Byte by byte, as PostgreSQL does; {@link UUID#compareTo} takes them for signed. */
        private static boolean isLess(UUID one, UUID other) {
            int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
            return high < 0
                    || (high == 0
                            && Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits())
                                    < 0);
        }
    }

    /**
     * @param rule {@link #MODEL}, or the rule that joined without weighing
     * @param version of the model
     */
    record Pair(Two two, Outcome outcome, String rule, double weight, List<Integer> levels, int version) {
        Pair {
            levels = List.copyOf(levels);
        }
    }

    /** Pairs of which one or both are among these. */
    Map<Two, Pair> touching(Collection<UUID> identities) {
        return pairs(COLUMNS + "identity_a = any(:ids) union all " + COLUMNS + "identity_b = any(:ids)", identities);
    }

    /** Pairs as a query has written them: the other's id, outcome, rule, weight, levels and version of each. */
    static Map<Two, Pair> written(UUID one, @Nullable String json) {
        Map<Two, Pair> pairs = new HashMap<>();
        for (JsonNode pair : rows(json)) {
            List<Integer> levels = new ArrayList<>();
            pair.get(4).forEach(level -> levels.add(level.intValue()));
            Two two = new Two(one, UUID.fromString(pair.get(0).textValue()));
            pairs.put(
                    two,
                    new Pair(
                            two,
                            Outcome.valueOf(pair.get(1).textValue()),
                            pair.get(2).textValue(),
                            pair.get(3).doubleValue(),
                            levels,
                            pair.get(5).intValue()));
        }
        return pairs;
    }

    /** Decisions as a query has written them: the other's id, and whether they are one. */
    static Map<Two, Boolean> decided(UUID one, @Nullable String json) {
        Map<Two, Boolean> decided = new HashMap<>();
        for (JsonNode decision : rows(json)) {
            decided.put(
                    Two.of(one, UUID.fromString(decision.get(0).textValue())),
                    decision.get(1).booleanValue());
        }
        return decided;
    }

    private static Iterable<JsonNode> rows(@Nullable String json) {
        try {
            return json == null ? List.of() : JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<Two, Pair> pairs(String query, Collection<UUID> identities) {
        Map<Two, Pair> pairs = new HashMap<>();
        database.sql(query)
                .param("ids", identities.toArray(UUID[]::new))
                .query((row, number) -> {
                    Pair pair = pair(row);
                    return pairs.put(pair.two(), pair);
                })
                .list();
        return pairs;
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                new Two(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                Outcome.valueOf(row.getString(3)),
                row.getString(4),
                row.getDouble(5),
                levels(row.getArray(6)),
                row.getInt(7));
    }

    private static List<Integer> levels(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray())
                .map(Integer.class::cast)
                .toList();
    }

    /**
     * A pair as it is now, and why.
     *
     * @param steps what it weighs, comparison by comparison; none where a rule joined it, or where it is no news
     */
    record Weighed(Pair pair, List<Step> steps) {
        Weighed {
            steps = List.copyOf(steps);
        }
    }

    /** Keeps what came of a weighing; an event for each whose outcome is not what it was. */
    void keep(Weighing weighing) {
        List<Object[]> events = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> same = new ArrayList<>();
        for (Weighed each : weighing.near()) {
            Pair pair = each.pair();
            Pair known = weighing.before().get(pair.two());
            Integer[] levels = pair.levels().toArray(Integer[]::new);
            if (known != null
                    && known.outcome() == pair.outcome()
                    && known.rule().equals(pair.rule())) {
                if (!known.equals(pair)) {
                    same.add(new Object[] {
                        pair.weight(),
                        levels,
                        pair.version(),
                        pair.two().one(),
                        pair.two().other()
                    });
                }
                continue;
            }
            UUID event = UUID.randomUUID();
            events.add(event(event, pair, pair.outcome(), each.steps(), HUB));
            rows.add(new Object[] {
                pair.two().one(),
                pair.two().other(),
                pair.outcome().name(),
                pair.rule(),
                pair.weight(),
                levels,
                pair.version(),
                event
            });
        }
        List<Object[]> gone = new ArrayList<>();
        for (Weighed each : weighing.apart()) {
            events.add(event(UUID.randomUUID(), each.pair(), Outcome.APART, each.steps(), HUB));
            gone.add(new Object[] {each.pair().two().one(), each.pair().two().other()});
        }
        note(events);
        batches.batchUpdate("""
                insert into people.pair (identity_a, identity_b, outcome, rule, weight, levels, version, event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (identity_a, identity_b) do update set outcome = excluded.outcome, rule = excluded.rule,
                  weight = excluded.weight, levels = excluded.levels, version = excluded.version,
                  event_id = excluded.event_id""", rows);
        batches.batchUpdate(
                "update people.pair set weight = ?, levels = ?, version = ? where identity_a = ? and identity_b = ?",
                same);
        batches.batchUpdate("delete from people.pair where identity_a = ? and identity_b = ?", gone);
    }

    /** What a practitioner decided of two; the pair itself stays what the hub believes. Answers the event's id. */
    UUID decided(Two two, Outcome outcome, String practitioner, int version) {
        UUID event = UUID.randomUUID();
        Pair pair = new Pair(two, outcome, BY_HAND, 0, List.of(), version);
        note(List.<Object[]>of(event(event, pair, outcome, List.of(), practitioner)));
        return event;
    }

    private Object[] event(UUID id, Pair pair, Outcome outcome, List<Step> steps, String decidedBy) {
        return new Object[] {
            id,
            pair.two().one(),
            pair.two().other(),
            outcome.name(),
            pair.rule(),
            pair.weight(),
            json(steps),
            decidedBy,
            Timestamp.from(clock.instant()),
            pair.version()
        };
    }

    private void note(List<Object[]> events) {
        batches.batchUpdate("""
                insert into people.link_event (id, identity_a, identity_b, outcome, rule, score, explanation,
                  decided_by, decided_at, version)
                values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)""", events);
    }

    private String json(List<Step> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
