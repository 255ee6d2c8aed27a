package kinbridge.sharinglog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries as other systems are told of them. It has no key: what is sealed cannot come out here. Reading is an entry
 * too, which the caller appends before it shows an answer.
 */
public final class LogMetadata {

    private static final String SELECT = "select p.*, e.hash from sharing_log.projection_entry p"
            + " join sharing_log.entry e using (entry_id) where ";

    private final JdbcClient jdbc;

    LogMetadata(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Empty where there is none of that id. */
    public Optional<EntryMetadata> find(UUID entryId) {
        return jdbc.sql(SELECT + "entry_id = ?")
                .param(entryId)
                .query((row, number) -> of(row))
                .optional();
    }

    /** Of these lines, in their order. */
    public List<EntryMetadata> of(Collection<LogLine> lines) {
        UUID[] ids = lines.stream().map(LogLine::entryId).toArray(UUID[]::new);
        Map<UUID, EntryMetadata> found =
                jdbc.sql(SELECT + "entry_id = any(?)").param(ids).query((row, number) -> of(row)).list().stream()
                        .collect(Collectors.toMap(one -> one.line().entryId(), Function.identity()));
        return lines.stream()
                .map(line -> found.get(line.entryId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Of one hub's chain what follows this place, in order, as far as it can be found yet. */
    public List<EntryMetadata> after(String instance, long sequence, int limit) {
        return jdbc.sql(SELECT + "p.instance = ? and p.sequence > ? order by p.sequence limit ?")
                .params(instance, sequence, limit)
                .query((row, number) -> of(row))
                .list();
    }

    private static EntryMetadata of(ResultSet row) throws SQLException {
        return new EntryMetadata(
                LogLines.of(row),
                row.getString("policy_version"),
                row.getString("correlation_id"),
                row.getObject("answers", UUID.class),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
