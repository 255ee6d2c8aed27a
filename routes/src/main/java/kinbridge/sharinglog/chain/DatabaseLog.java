package kinbridge.sharinglog.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kinbridge.storage.Login;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** The log in the database, as one unchanging snapshot. */
public final class DatabaseLog implements StoredLog {

    private static final int FETCHED_ROWS = 500;
    private static final String NOT_READABLE = "The sharing log in the database cannot be read: ";

    private final Connection connection;

    private DatabaseLog(Connection connection) {
        this.connection = connection;
    }

    public static DatabaseLog open(Login login) {
        try {
            Connection connection = login.connect();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new DatabaseLog(connection);
        } catch (SQLException problem) {
            throw new UnreadableLog(NOT_READABLE + problem.getMessage());
        }
    }

    @Override
    public List<String> instances() {
        // A loose index scan: one probe an instance, however many entries there are.
        String query = """
                with recursive found (instance) as (
                    (select min(instance) from sharing_log.entry)
                    union all
                    select (select min(instance) from sharing_log.entry e where e.instance > found.instance)
                    from found where found.instance is not null)
                select instance from found where instance is not null
                union
                (with recursive named (instance) as (
                    (select min(instance) from sharing_log.checkpoint)
                    union all
                    select (select min(instance) from sharing_log.checkpoint c where c.instance > named.instance)
                    from named where named.instance is not null)
                select instance from named where instance is not null)
                order by instance""";
        return list(query, row -> row.getString(1));
    }

    @Override
    public CheckpointCursor checkpoints(String instance) {
        Rows rows = rows("select * from sharing_log.checkpoint where instance = ? order by sequence", instance);
        return new CheckpointCursor() {
            @Override
            public @Nullable Checkpoint next() {
                return rows.next(LogRows::checkpoint);
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    @Override
    public Map<String, VerifyingKey> keys() {
        Map<String, VerifyingKey> keys = new LinkedHashMap<>();
        list("select public_key from sharing_log.signing_key", row -> new VerifyingKey(row.getBytes(1)))
                .forEach(key -> keys.put(key.id(), key));
        return keys;
    }

    @Override
    public Optional<Place> unreadableWithoutTombstone() {
        // What a disposal answers is read from its chained header, not from the searchable copy.
        String query = """
                select e.instance, e.sequence from sharing_log.entry e
                left join sharing_log.entry_key k using (entry_id)
                left join (select distinct convert_from(header, 'UTF8')::jsonb ->> 'answers' as answers
                  from sharing_log.entry where kind = 'DISPOSAL') d on d.answers = e.entry_id::text
                where k.entry_id is null and d.answers is null
                order by e.instance, e.sequence limit 1""";
        return list(query, row -> new Place(row.getString(1), row.getLong(2))).stream()
                .findFirst();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String query, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException problem) {
            throw new UnreadableLog(NOT_READABLE + problem.getMessage());
        }
    }

    @Override
    public EntryCursor entries(String instance) {
        Rows rows = rows("select * from sharing_log.entry where instance = ? order by sequence", instance);
        return new EntryCursor() {
            @Override
            public @Nullable StoredEntry next() {
                ChainedEntry entry = rows.next(LogRows::chained);
                return entry == null ? null : () -> entry;
            }

            @Override
            public void close() {
                rows.close();
            }
        };
    }

    private Rows rows(String query, String instance) {
        try {
            PreparedStatement statement = connection.prepareStatement(query);
            statement.setString(1, instance);
            statement.setFetchSize(FETCHED_ROWS);
            // Bytes as bytes: as text each would come in two hexadecimal digits.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            return new Rows(statement, statement.executeQuery());
        } catch (SQLException problem) {
            throw new UnreadableLog(NOT_READABLE + problem.getMessage());
        }
    }

    private record Rows(PreparedStatement statement, ResultSet found) implements AutoCloseable {

        <T> @Nullable T next(RowReader<T> reader) {
            try {
                return found.next() ? reader.read(found) : null;
            } catch (SQLException problem) {
                throw new UnreadableLog(NOT_READABLE + problem.getMessage());
            }
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException problem) {
                throw new UnreadableLog(NOT_READABLE + problem.getMessage());
            }
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException problem) {
            throw new UnreadableLog(NOT_READABLE + problem.getMessage());
        }
    }
}
