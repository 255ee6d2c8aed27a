package kinbridge.oversight;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kinbridge.oversight.Question.Found;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Row;
import kinbridge.sharinglog.PackReaders;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Entries of the log and, of each, what of its decisions a question is about: records of one holder and
 * category, let out at one level on one ground, are one line.
 */
@Component
class LoggedShares {

    /** Something was let out. */
    static final String RELEASED = "d.level in ('EXISTENCE', 'SUMMARY', 'FULL')";

    private static final String PACK = "TAF_MEETING_PACK";

    private static final String ENTRIES = """
            select e.recorded_at as at, e.entry_id as id, e.kind, e.person_id, e.role, e.agency, e.taf_status, e.purpose,
              e.family_id, (select f.reference from families.family f where f.id = e.family_id) as family, e.channel,
              e.recipient, e.withheld_count, e.existence_count, e.summary_count, e.full_count, e.override_count
            """;

    private final JdbcClient database;
    private final Listing listing;

    LoggedShares(@Qualifier("questions") JdbcClient database, Listing listing) {
        this.database = database;
        this.listing = listing;
    }

    /**
     * Conditions of our own with named parameters: what came from a request is only ever a value.
     *
     * @param entries of {@code e}
     * @param decisions of {@code d}, at least one of which an entry must have
     */
    record Sought(String entries, String decisions, Map<String, ?> values) {

        String from(Asked asked) {
            return """
                     from sharing_log.projection_entry e
                    where e.recorded_at >= :from and e.recorded_at < :to and\s""" + entries;
        }

        String having() {
            return " and exists (select from sharing_log.projection_decision d where d.entry_id = e.entry_id and "
                    + decisions + ")";
        }

        Map<String, Object> values(Asked asked) {
            Map<String, Object> all = new HashMap<>(values);
            all.put("from", Timestamp.from(asked.from()));
            all.put("to", Timestamp.from(asked.to()));
            return all;
        }
    }

    /**
     * @param family the reference, or null
     * @param channel how it was shown; null where the entry is no look
     */
    record Entry(
            UUID id,
            Instant at,
            String kind,
            String person,
            String role,
            String agency,
            String taf,
            String purpose,
            @Nullable UUID familyId,
            @Nullable String family,
            @Nullable String channel,
            @Nullable String recipient,
            int withheld,
            int existence,
            int summary,
            int full,
            int overrides) {

        int released() {
            return existence + summary + full;
        }

        /** Of a meeting pack those whom it was made for, else nobody. */
        List<String> readers() {
            return PACK.equals(channel) && recipient != null ? List.of(recipient.split(",", -1)) : List.of();
        }
    }

    /** @param records how many; of one entry, alike in everything else */
    record Share(
            Entry entry,
            String holder,
            String category,
            String level,
            String rule,
            boolean override,
            List<String> basis,
            @Nullable String dsa,
            List<String> consent,
            int records) {}

    /** Entries by themselves, whatever was decided. */
    Found entries(Sought sought, Asked asked, @Nullable String after, int limit, Function<Entry, Row> row) {
        Listing.Page<Entry> page = listing.newestFirst(
                ENTRIES + sought.from(asked), sought.values(asked), after, limit, (found, number) -> entry(found));
        return new Found(page.rows().stream().map(row).toList(), page.next());
    }

    long countEntries(Sought sought, Asked asked) {
        return listing.count("select" + sought.from(asked), sought.values(asked));
    }

    /** Entries with their lines; a page has so many entries, and of each all lines. */
    Found shares(Sought sought, Asked asked, @Nullable String after, int limit, Function<Share, Row> row) {
        Listing.Page<Entry> page = listing.newestFirst(
                ENTRIES + sought.from(asked) + sought.having(),
                sought.values(asked),
                after,
                limit,
                (found, number) -> entry(found));
        return new Found(lines(page.rows(), sought, asked).stream().map(row).toList(), page.next());
    }

    long countSharing(Sought sought, Asked asked) {
        return listing.count("select" + sought.from(asked) + sought.having(), sought.values(asked));
    }

    private List<Share> lines(List<Entry> entries, Sought sought, Asked asked) {
        Map<UUID, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.id(), entry));
        Map<String, Object> values = sought.values(asked);
        values.put("entries", byId.keySet().toArray(UUID[]::new));
        return database.sql("""
                        select d.entry_id, d.holder, d.category, d.level, d.rule, d.override, d.basis, d.dsa,
                          d.consent_states, count(*)
                        from sharing_log.projection_decision d
                        where d.entry_id = any(:entries) and\s""" + sought.decisions() + """
                         group by 1, 2, 3, 4, 5, 6, 7, 8, 9
                        order by array_position(:entries, d.entry_id), d.category, d.holder, d.level desc, d.rule""")
                .params(values)
                .query((found, number) -> new Share(
                        Objects.requireNonNull(byId.get(found.getObject(1, UUID.class))),
                        found.getString(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5),
                        found.getBoolean(6),
                        texts(found.getArray(7)),
                        found.getString(8),
                        texts(found.getArray(9)),
                        found.getInt(10)))
                .list();
    }

    /**
     * How many decisions there are of each kind.
     *
     * @param by an expression of our own over {@code e} and {@code d}
     */
    Map<String, Long> decisionsBy(String by, Sought sought, Asked asked) {
        Map<String, Long> counted = new LinkedHashMap<>();
        database.sql("select coalesce(" + by + ", ''), count(*)"
                        + " from sharing_log.projection_entry e"
                        + " join sharing_log.projection_decision d on d.entry_id = e.entry_id"
                        + " where e.recorded_at >= :from and e.recorded_at < :to and " + sought.entries() + " and "
                        + sought.decisions() + " group by 1 order by 2 desc, 1")
                .params(sought.values(asked))
                .query((row, number) -> counted.put(row.getString(1), row.getLong(2)))
                .list();
        return counted;
    }

    /** Entries, recipients, decisions and those of them without agreement, of what a question is about. */
    List<Figure> figures(Sought sought, Asked asked) {
        return database.sql("""
                        select count(distinct e.entry_id), count(distinct got.by_whom),
                          count(distinct d.record_id), count(distinct e.entry_id) filter (where d.override)
                        from sharing_log.projection_entry e
                        join sharing_log.projection_decision d on d.entry_id = e.entry_id
                        cross join lateral unnest(RECEIVED) as got (by_whom)
                        where e.recorded_at >= :from and e.recorded_at < :to and\s""".replace("RECEIVED", PackReaders.or("e", "coalesce(e.recipient, e.person_id)"))
                        + sought.entries() + " and " + sought.decisions())
                .params(sought.values(asked))
                .query((row, number) -> List.of(
                        Figure.of("Entries", row.getLong(1)),
                        Figure.of("Recipients", row.getLong(2)),
                        Figure.of("Records", row.getLong(3)),
                        Figure.of("Entries with something without agreement", row.getLong(4))))
                .single();
    }

    long number(String query, Map<String, ?> values) {
        return database.sql(query).params(values).query(Long.class).single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("person_id"),
                row.getString("role"),
                row.getString("agency"),
                row.getString("taf_status"),
                row.getString("purpose"),
                row.getObject("family_id", UUID.class),
                row.getString("family"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getInt("withheld_count"),
                row.getInt("existence_count"),
                row.getInt("summary_count"),
                row.getInt("full_count"),
                row.getInt("override_count"));
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Stream.of((Object[]) array.getArray()).map(String::valueOf).toList();
    }
}
