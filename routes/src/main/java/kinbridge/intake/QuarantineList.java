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
            id, feed, location, field, reason, expected, since, is_part, is_file, state, outcome,
            asked_at is not null as asked""";

    private static final String MATCHING = """
             from intake.quarantine where state = :state
            and (cast(:feed as text) is null or feed = :feed)
            and (cast(:reason as text) is null or reason = :reason)
            and (cast(:before as timestamptz) is null or since < :before)""";

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
        long matching = database.sql("select count(*)" + MATCHING)
                .params(asked)
                .query(Long.class)
                .single();
        List<Row> rows = database.sql("select " + COLUMNS + MATCHING + """
                 and (cast(:since as timestamptz) is null or since < :since
                   or (since = :since and id > cast(:id as uuid)))
                order by since desc, id limit :limit""")
                .params(asked)
                .param("since", cursor == null ? null : Timestamp.from(cursor.since()))
                .param("id", cursor == null ? null : cursor.id())
                .param("limit", limit + 1)
                .query((row, number) -> row(row))
                .list();
        boolean goesOn = rows.size() > limit;
        List<Row> shown = goesOn ? rows.subList(0, limit) : rows;
        return new Listed(shown, goesOn ? Cursor.of(shown.get(limit - 1)).written() : null, matching);
    }

    List<Row> all(Filter filter) {
        return database.sql("select " + COLUMNS + MATCHING + " order by since desc, id")
                .params(parameters(filter))
                .query((row, number) -> row(row))
                .list();
    }

    private Map<String, @Nullable Object> parameters(Filter filter) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("state", filter.state().name());
        parameters.put("feed", filter.feed());
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

    Optional<Row> row(UUID id) {
        return database.sql("select " + COLUMNS + " from intake.quarantine where id = ?")
                .param(id)
                .query((row, number) -> row(row))
                .optional();
    }

    Optional<Detail> find(UUID id, boolean withWords) {
        return database.sql("select " + COLUMNS
                        + ", first_reason, feed_version, ended_at, ended_by, discarded_why from intake.quarantine"
                        + " where id = ?")
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

    /** Where a page ended. */
    private record Cursor(Instant since, UUID id) {

        static Cursor of(Row last) {
            return new Cursor(last.since(), last.id());
        }

        String written() {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, since);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((micros + " " + id).getBytes(StandardCharsets.US_ASCII));
        }

        static @Nullable Cursor read(@Nullable String written) {
            if (written == null || written.isBlank()) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ", 2);
                Instant since = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
                return new Cursor(since, UUID.fromString(parts[parts.length - 1]));
            } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException notOurs) {
                return null;
            }
        }
    }
}
