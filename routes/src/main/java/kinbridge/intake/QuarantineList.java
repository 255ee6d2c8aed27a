package kinbridge.intake;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.feeds.FeedVersions;
import kinbridge.feeds.OverdueAfter;
import kinbridge.feeds.QuarantinePages.Detail;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Heap;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Listed;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.Reason;
import kinbridge.feeds.QuarantinePages.Row;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.feeds.QuarantinePages.Try;
import kinbridge.mappings.Agency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The metadata of what is or was in quarantine; never its content. */
@Component
class QuarantineList {

    private static final String COLUMNS = """
            q.id, q.feed, q.location, q.field, q.reason, q.expected, q.since, q.is_part, q.is_file, q.state,
            q.outcome, q.asked_at is not null as asked, q.position, p.received_at, q.payload_id""";

    private static final String FROM = " from intake.quarantine q join intake.payload p on p.id = q.payload_id";

    private static final String MATCHING = """
             where q.state = :state
            and (cast(:feed as text) is null or q.feed = :feed)
            and (cast(:file as text) is null or p.name = :file)
            and (cast(:reason as text) is null or q.reason = :reason)
            and (cast(:before as timestamptz) is null or q.since < :before)""";

    private static final String IN_ORDER = " order by p.received_at desc, q.payload_id, q.position";

    private final JdbcClient database;
    private final FeedVersions versions;
    private final Discards discards;
    private final OverdueAfter overdue;
    private final InstantSource clock;

    QuarantineList(
            JdbcClient database, FeedVersions versions, Discards discards, OverdueAfter overdue, InstantSource clock) {
        this.database = database;
        this.versions = versions;
        this.discards = discards;
        this.overdue = overdue;
        this.clock = clock;
    }

    Listed list(Filter filter, @Nullable String after, int limit) {
        Cursor cursor = Cursor.read(after);
        Map<String, @Nullable Object> asked = parameters(filter);
        long matching = database.sql("select count(*)" + FROM + MATCHING)
                .params(asked)
                .query(Long.class)
                .single();
        List<Placed> rows = database.sql("select " + COLUMNS + FROM + MATCHING + """
                 and (cast(:received as timestamptz) is null or p.received_at < :received
                   or (p.received_at = :received
                     and (q.payload_id, q.position) > (cast(:payload as uuid), cast(:position as bigint))))
                """ + IN_ORDER + " limit :limit")
                .params(asked)
                .param("received", cursor == null ? null : Timestamp.from(cursor.received()))
                .param("payload", cursor == null ? null : cursor.payload())
                .param("position", cursor == null ? null : cursor.position())
                .param("limit", limit + 1)
                .query((row, number) -> new Placed(row(row), Cursor.of(row)))
                .list();
        boolean goesOn = rows.size() > limit;
        List<Placed> shown = goesOn ? rows.subList(0, limit) : rows;
        return new Listed(
                shown.stream().map(Placed::row).toList(),
                goesOn ? shown.get(limit - 1).cursor().written() : null,
                matching);
    }

    List<Row> all(Filter filter) {
        return database.sql("select " + COLUMNS + FROM + MATCHING + IN_ORDER)
                .params(parameters(filter))
                .query((row, number) -> row(row))
                .list();
    }

    private Map<String, @Nullable Object> parameters(Filter filter) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("state", filter.state().name());
        parameters.put("feed", filter.feed());
        parameters.put("file", filter.file());
        parameters.put("reason", filter.reason());
        Integer days = filter.olderThanDays();
        parameters.put(
                "before", days == null ? null : Timestamp.from(clock.instant().minus(Duration.ofDays(days))));
        return parameters;
    }

    List<Reason> reasons(@Nullable String feed, State state) {
        return database.sql("""
                select reason, count(*) from intake.quarantine
                where state = :state and (cast(:feed as text) is null or feed = :feed)
                group by reason order by count(*) desc, reason limit 200""")
                .param("state", state.name())
                .param("feed", feed)
                .query((row, number) -> new Reason(row.getString(1), row.getLong(2)))
                .list();
    }

    List<Heap> heaps(Filter filter, int limit) {
        return database.sql("select q.feed, p.name, q.reason, count(*)" + FROM + MATCHING
                        + " group by q.feed, p.name, q.reason order by count(*) desc, max(p.received_at) desc,"
                        + " q.feed, p.name, q.reason limit :limit")
                .params(parameters(filter))
                .param("limit", limit)
                .query((row, number) -> new Heap(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .list();
    }

    Optional<Row> row(UUID id) {
        return database.sql("select " + COLUMNS + FROM + " where q.id = ?")
                .param(id)
                .query((row, number) -> row(row))
                .optional();
    }

    Optional<Detail> find(UUID id, boolean withWords) {
        return database.sql("select " + COLUMNS
                        + ", q.first_reason, q.feed_version, q.ended_at, q.ended_by, q.discarded_why" + FROM
                        + " where q.id = ?")
                .param(id)
                .query((row, number) -> detail(row, withWords))
                .optional();
    }

    private Detail detail(ResultSet result, boolean withWords) throws SQLException {
        Row row = row(result);
        byte[] why = result.getBytes("discarded_why");
        Timestamp ended = result.getTimestamp("ended_at");
        return new Detail(
                row,
                result.getString("first_reason"),
                result.getString("feed_version"),
                versions.of(row.feed()).words(),
                tries(row.id()),
                ended == null ? null : ended.toInstant(),
                result.getString("ended_by"),
                why == null || !withWords ? null : discards.why(row.id(), why));
    }

    private List<Try> tries(UUID id) {
        return database.sql("""
                select at, practitioner, outcome, field, reason, expected, feed_version
                from intake.quarantine_try where quarantine_id = ? order by at desc, id""")
                .param(id)
                .query((row, number) -> new Try(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        Outcome.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    private Row row(ResultSet row) throws SQLException {
        String feed = row.getString("feed");
        Instant since = row.getTimestamp("since").toInstant();
        State state = State.valueOf(row.getString("state"));
        String outcome = row.getString("outcome");
        return new Row(
                row.getObject("id", UUID.class),
                feed,
                // A feed's id begins with its agency's word.
                Agency.of(feed.substring(0, feed.indexOf('-'))),
                row.getString("location"),
                row.getString("field"),
                row.getString("reason"),
                row.getString("expected"),
                since,
                row.getBoolean("is_file") ? Kind.FILE : row.getBoolean("is_part") ? Kind.PART : Kind.ITEM,
                state,
                outcome == null ? null : Outcome.valueOf(outcome),
                state == State.WAITING && since.isBefore(overdue.before(clock.instant())),
                row.getBoolean("asked"));
    }

    private record Placed(Row row, Cursor cursor) {}

    /** Where a page ended. */
    private record Cursor(Instant received, UUID payload, long position) {

        static Cursor of(ResultSet row) throws SQLException {
            return new Cursor(
                    row.getTimestamp("received_at").toInstant(),
                    row.getObject("payload_id", UUID.class),
                    row.getLong("position"));
        }

        String written() {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, received);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((micros + " " + payload + " " + position).getBytes(StandardCharsets.US_ASCII));
        }

        static @Nullable Cursor read(@Nullable String written) {
            if (written == null || written.isBlank()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ", -1);
                if (parts.length != 3) {
                    return null;
                }
                Instant received = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
                return new Cursor(received, UUID.fromString(parts[1]), Long.parseLong(parts[2]));
            } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException notOurs) {
                return null;
            }
        }
    }
}
