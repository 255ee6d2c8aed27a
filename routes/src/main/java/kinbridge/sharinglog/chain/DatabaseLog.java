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
                union select instance from sharing_log.checkpoint
                order by instance""";
        return list(query, row -> row.getString(1));
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return list("select * from sharing_log.checkpoint order by instance, sequence", LogRows::checkpoint);
    }

    @Override
    public Map<String, VerifyingKey> keys() {
        Map<String, VerifyingKey> keys = new LinkedHashMap<>();
        list("select public_key from sharing_log.signing_key", row -> new VerifyingKey(row.getBytes(1)))
                .forEach(key -> keys.put(key.id(), key));
        return keys;
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
        try {
            PreparedStatement statement =
                    connection.prepareStatement("select * from sharing_log.entry where instance = ? order by sequence");
            statement.setString(1, instance);
            statement.setFetchSize(FETCHED_ROWS);
            // Bytes as bytes: as text each would come in two hexadecimal digits.
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            return new RowCursor(statement, statement.executeQuery());
        } catch (SQLException problem) {
            throw new UnreadableLog(NOT_READABLE + problem.getMessage());
        }
    }

    private record RowCursor(PreparedStatement statement, ResultSet rows) implements EntryCursor {

        @Override
        public @Nullable StoredEntry next() {
            try {
                if (!rows.next()) {
                    return null;
                }
                ChainedEntry entry = LogRows.chained(rows);
                return () -> entry;
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
