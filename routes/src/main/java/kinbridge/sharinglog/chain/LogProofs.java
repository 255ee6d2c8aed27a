package kinbridge.sharinglog.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import kinbridge.storage.Login;

/** Makes proofs from the log in the database. */
public final class LogProofs {

    private final Login login;

    public LogProofs(Login login) {
        this.login = login;
    }

    /** That the first checkpoint after this entry covers it. */
    public LogProof of(UUID entryId) {
        return reading(connection -> {
            ChainedEntry entry = one(
                    connection,
                    "select * from sharing_log.entry where entry_id = ?",
                    LogRows::chained,
                    "There is no entry " + entryId + ".",
                    entryId);
            Checkpoint checkpoint = one(
                    connection,
                    "select * from sharing_log.checkpoint where instance = ? and sequence >= ? and first_sequence = 1"
                            + " order by sequence limit 1",
                    LogRows::checkpoint,
                    "No checkpoint covers entry " + entryId + " yet; one is made every minute or so.",
                    entry.instance(),
                    entry.sequence());
            return LogProof.ofEntry(
                    entry,
                    checkpoint,
                    MerkleProof.inclusion(
                            new StoredTree(connection, entry.instance()), entry.sequence() - 1, checkpoint.sequence()),
                    key(connection, checkpoint));
        });
    }

    /** That the checkpoint at one entry continues that at an earlier one. */
    public LogProof between(String instance, long from, long to) {
        return reading(connection -> {
            Checkpoint earlier = checkpoint(connection, instance, from);
            Checkpoint later = checkpoint(connection, instance, to);
            if (from > to) {
                throw new UnreadableLog("The earlier checkpoint is the one at the lower entry.");
            }
            return LogProof.between(
                    earlier,
                    later,
                    MerkleProof.consistency(new StoredTree(connection, instance), from, to),
                    key(connection, later));
        });
    }

    private static Checkpoint checkpoint(Connection connection, String instance, long sequence) throws SQLException {
        return one(
                connection,
                "select * from sharing_log.checkpoint where instance = ? and sequence = ? and first_sequence = 1",
                LogRows::checkpoint,
                "There is no checkpoint of " + instance + " at entry " + sequence
                        + " from which a proof can be made; data/checkpoints lists those there are.",
                instance,
                sequence);
    }

    private static VerifyingKey key(Connection connection, Checkpoint checkpoint) throws SQLException {
        return one(
                connection,
                "select public_key from sharing_log.signing_key where key_id = ?",
                row -> new VerifyingKey(row.getBytes(1)),
                "The key " + checkpoint.keyId() + " is not among the keys of the log.",
                checkpoint.keyId());
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> T one(
            Connection connection, String query, RowReader<T> reader, String otherwise, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new UnreadableLog(otherwise);
                }
                return reader.read(rows);
            }
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> reading) {
        try (Connection connection = login.connect()) {
            connection.setReadOnly(true);
            return reading.from(connection);
        } catch (SQLException problem) {
            throw new UnreadableLog("The sharing log in the database cannot be read: " + problem.getMessage());
        }
    }
}
