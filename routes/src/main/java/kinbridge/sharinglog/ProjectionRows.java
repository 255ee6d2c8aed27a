package kinbridge.sharinglog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.LogRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads entries and writes what can be searched of them. */
final class ProjectionRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ProjectionRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.template = new JdbcTemplate(dataSource);
    }

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    record StoredEntry(ChainedEntry entry, byte @Nullable [] detailKey, byte @Nullable [] hiddenKey) {}

    /** @param words the sealed reason, null where there is none */
    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    record Projected(
            ChainedEntry entry,
            EntryHeader header,
            List<LoggedDecision> open,
            List<LoggedDecision> hidden,
            byte @Nullable [] words) {}

    /** For queries made for their effect. */
    RowCallbackHandler ignored() {
        return row -> {};
    }

    List<StoredEntry> entriesAfterProgress(String instance, int limit) {
        return jdbc.sql("""
                        select e.*, k.detail_key, k.hidden_key
                        from sharing_log.entry e left join sharing_log.entry_key k using (entry_id)
                        where e.instance = :instance and e.sequence > coalesce(
                            (select sequence from sharing_log.projection_progress where instance = :instance), 0)
                        order by e.sequence limit :limit""")
                .param("instance", instance)
                .param("limit", limit)
                .query((row, number) ->
                        new StoredEntry(LogRows.chained(row), row.getBytes("detail_key"), row.getBytes("hidden_key")))
                .list();
    }

    void progress(String instance, long sequence) {
        jdbc.sql("insert into sharing_log.projection_progress (instance, sequence) values (?, ?)"
                        + " on conflict (instance) do update set sequence = excluded.sequence")
                .params(instance, sequence)
                .update();
    }

    void insert(List<Projected> entries) {
        template.batchUpdate("""
                insert into sharing_log.projection_entry (entry_id, instance, sequence, kind, recorded_at, event_at,
                    person_id, role, agency, taf_status, purpose, family_id, child_id, harm, policy_version, channel,
                    recipient, correlation_id, answers, withheld_count, existence_count, summary_count, full_count,
                    override_count)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries, entries.size(), ProjectionRows::bindEntry);
        List<Numbered> open = entries.stream()
                .flatMap(one -> numbered(one.entry().entryId(), one.open()))
                .toList();
        template.batchUpdate("""
                insert into sharing_log.projection_decision (entry_id, position, record_id, version, category, holder,
                    rule, obligations, subjects, level, override, basis, released_fields, grant_id, dsa, consent_states)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", open, 500, ProjectionRows::bindDecision);
        List<Numbered> hidden = entries.stream()
                .flatMap(one -> numbered(one.entry().entryId(), one.hidden()))
                .toList();
        template.batchUpdate("""
                insert into sharing_log.projection_hidden_decision (entry_id, position, record_id, version, category,
                    holder, rule, obligations, subjects)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", hidden, 500, ProjectionRows::bindHidden);
    }

    private record Numbered(UUID entryId, int position, LoggedDecision decision) {}

    /** Counted for each part by itself: a gap would tell of what is hidden. */
    private static java.util.stream.Stream<Numbered> numbered(UUID entryId, List<LoggedDecision> decisions) {
        return java.util.stream.IntStream.range(0, decisions.size())
                .mapToObj(position -> new Numbered(entryId, position, decisions.get(position)));
    }

    private static void bindEntry(PreparedStatement statement, Projected projected) throws SQLException {
        ChainedEntry entry = projected.entry();
        EntryHeader header = projected.header();
        Object[] values = {
            entry.entryId(),
            entry.instance(),
            entry.sequence(),
            entry.kind(),
            LogRows.timestamp(entry.recordedAt()),
            LogRows.timestamp(entry.eventAt()),
            header.requester().personId(),
            header.requester().role(),
            header.requester().agency(),
            header.requester().tafStatus(),
            header.purpose(),
            header.about().familyId(),
            header.about().childInFocus(),
            header.about().harm(),
            header.policyVersion(),
            header.delivery().channel(),
            header.delivery().recipient(),
            header.correlationId(),
            header.answers(),
            header.count(DetailLevel.WITHHOLD),
            header.count(DetailLevel.EXISTENCE),
            header.count(DetailLevel.SUMMARY),
            header.count(DetailLevel.FULL),
            header.overrides()
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof String text ? storable(text) : values[i]);
        }
    }

    private static void bindDecision(PreparedStatement statement, Numbered numbered) throws SQLException {
        bindHidden(statement, numbered);
        LoggedDecision decision = numbered.decision();
        statement.setString(10, decision.level().name());
        statement.setBoolean(11, decision.override());
        statement.setArray(12, texts(statement, decision.basis()));
        statement.setArray(13, texts(statement, decision.releasedFields()));
        statement.setObject(14, decision.grant());
        StoodAtTheTime stood = StoodAtTheTime.of(decision.snapshot());
        statement.setString(15, stood.dsa());
        statement.setArray(16, stood.consent() == null ? null : texts(statement, stood.consent()));
    }

    private static void bindHidden(PreparedStatement statement, Numbered numbered) throws SQLException {
        LoggedDecision decision = numbered.decision();
        statement.setObject(1, numbered.entryId());
        statement.setInt(2, numbered.position());
        statement.setObject(3, decision.recordId());
        statement.setString(4, storable(decision.version()));
        statement.setString(5, storable(decision.category()));
        statement.setString(6, storable(decision.holder()));
        statement.setString(7, storable(decision.rule()));
        statement.setArray(8, texts(statement, decision.obligations()));
        statement.setArray(
                9,
                statement
                        .getConnection()
                        .createArrayOf("uuid", decision.subjects().toArray()));
    }

    private static java.sql.Array texts(PreparedStatement statement, List<String> texts) throws SQLException {
        Connection connection = statement.getConnection();
        return connection.createArrayOf(
                "text", texts.stream().map(ProjectionRows::storable).toArray());
    }

    /** PostgreSQL has no NUL in texts: one entry with it must not stop all that follow. */
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }
}
