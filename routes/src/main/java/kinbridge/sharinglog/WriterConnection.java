package kinbridge.sharinglog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.sharinglog.chain.MerkleTree;
import kinbridge.sharinglog.chain.StoredTree;
import kinbridge.sharinglog.chain.VerifyingKey;
import kinbridge.storage.StorageUnusable;

/**
 * The one connection that writes the chain of this instance. It holds a lock in the database for as
 * long as it lives, so that two hubs of one name cannot both count.
 */
final class WriterConnection implements AutoCloseable {

    private static final int LOCK_SPACE = 0x6b696e;
    private static final int LOCK_TRIES = 30;
    private static final long LOCK_RETRY_NANOSECONDS = 100_000_000L;
    private static final int NETWORK_TIMEOUT_MILLISECONDS = 30_000;

    private final Connection connection;
    private final String instance;

    private WriterConnection(Connection connection, String instance) {
        this.connection = connection;
        this.instance = instance;
    }

    /** How this hub reaches the database; asked anew after each failure. */
    interface Database {
        Connection connect() throws SQLException;
    }

    static WriterConnection open(Database database, String instance) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLISECONDS);
            lock(connection, instance);
            connection.setAutoCommit(false);
            return new WriterConnection(connection, instance);
        } catch (SQLException | RuntimeException problem) {
            connection.close();
            throw problem;
        }
    }

    /** A session that broke a moment ago may still hold it, so it is tried for some seconds. */
    private static void lock(Connection connection, String instance) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            statement.setInt(1, LOCK_SPACE);
            statement.setString(2, instance);
            for (int tries = 0; tries < LOCK_TRIES; tries++) {
                try (ResultSet answer = statement.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(LOCK_RETRY_NANOSECONDS);
            }
        }
        throw new StorageUnusable("Another hub writes the sharing log as '" + instance
                + "'. Give each hub on one database its own kinbridge.instance.");
    }

    /** Where the chain stands. */
    ChainHead readHead() throws SQLException {
        long checkpointed = lastCheckpoint();
        ChainHead head = new ChainHead(0, ChainedEntry.nothingBefore(), Instant.EPOCH, checkpointed);
        try (PreparedStatement statement =
                connection.prepareStatement("select sequence, hash, recorded_at from sharing_log.entry"
                        + " where instance = ? order by sequence desc limit 1")) {
            statement.setString(1, instance);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    head = new ChainHead(
                            rows.getLong(1), rows.getBytes(2), LogRows.instant(rows, "recorded_at"), checkpointed);
                }
            }
        }
        connection.commit();
        if (head.sequence() < checkpointed) {
            throw new StorageUnusable("The sharing log of '" + instance + "' ends before entry " + checkpointed
                    + ", which a checkpoint saw: its tail is gone. Keep this database for the inquiry, restore it, or"
                    + " go on under another kinbridge.instance.");
        }
        return head;
    }

    /**
     * The tree up to the head. What no tile covers is read entry by entry: a log of a release without tiles
     * gets them here.
     */
    MerkleTree readTree(ChainHead head) throws SQLException {
        long tiled = tiles() << MerkleTree.TILE_BITS;
        MerkleTree tree = MerkleTree.of(tree(), tiled);
        List<MerkleTree.Tile> completed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select hash from sharing_log.entry where instance = ? and sequence > ? order by sequence")) {
            statement.setString(1, instance);
            statement.setLong(2, tiled);
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    completed.addAll(tree.add(rows.getBytes(1)));
                }
            }
        }
        insertTiles(completed);
        connection.commit();
        if (tree.size() != head.sequence()) {
            throw new StorageUnusable("The sharing log of '" + instance + "' has " + tree.size()
                    + " entries and ends at number " + head.sequence()
                    + ": some are gone. Run 'log verify', keep this database for the inquiry, restore it, or go on"
                    + " under another kinbridge.instance.");
        }
        return tree;
    }

    private StoredTree tree() {
        return new StoredTree(connection, instance);
    }

    private long tiles() throws SQLException {
        return number(
                "select coalesce(max(position) + 1, 0) from sharing_log.tree_tile where level = 1 and instance = ?");
    }

    /** The hash of one entry of this chain, or nothing if there is no such entry. */
    Optional<byte[]> hash(long sequence) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select hash from sharing_log.entry where instance = ? and sequence = ?")) {
            statement.setString(1, instance);
            statement.setLong(2, sequence);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    List<Checkpoint> checkpointsAfter(long sequence, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from sharing_log.checkpoint where instance = ? and sequence > ? order by sequence limit ?")) {
            statement.setString(1, instance);
            statement.setLong(2, sequence);
            statement.setInt(3, limit);
            List<Checkpoint> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(LogRows.checkpoint(rows));
                }
            }
            return found;
        }
    }

    private long lastCheckpoint() throws SQLException {
        return number("select coalesce(max(sequence), 0) from sharing_log.checkpoint where instance = ?");
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, instance);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Of all that ever signed in this database, by id. */
    Map<String, VerifyingKey> keys() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select public_key from sharing_log.signing_key");
                ResultSet rows = statement.executeQuery()) {
            Map<String, VerifyingKey> keys = new HashMap<>();
            while (rows.next()) {
                VerifyingKey key = new VerifyingKey(rows.getBytes(1));
                keys.put(key.id(), key);
            }
            return keys;
        }
    }

    void registerKey(VerifyingKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into sharing_log.signing_key (key_id, public_key) values (?, ?) on conflict do nothing")) {
            statement.setString(1, key.id());
            statement.setBytes(2, key.encoded());
            statement.executeUpdate();
        }
        connection.commit();
    }

    /**
     * Pending changes in the order they were written, taken out of their table by this transaction: if
     * it fails they are there again; another hub that wants the same ones waits and then finds them gone.
     */
    List<SealedEntry> takePending(int limit) throws SQLException {
        TreeMap<Long, SealedEntry> pending = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement("delete from sharing_log.pending where id in"
                + " (select id from sharing_log.pending order by id limit ?) returning *")) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    pending.put(rows.getLong("id"), sealed(rows));
                }
            }
        }
        return List.copyOf(pending.values());
    }

    void insert(List<ChainedEntry> chained, List<SealedEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into sharing_log.entry (instance, sequence, entry_id, kind, recorded_at, event_at, header,"
                        + " detail, hidden, prev_hash, hash, key_id, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (ChainedEntry entry : chained) {
                LogRows.bind(statement, entry);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into sharing_log.entry_key (entry_id, detail_key, hidden_key) values (?, ?, ?)")) {
            for (SealedEntry entry : entries) {
                statement.setObject(1, entry.entryId());
                statement.setBytes(2, entry.detailKey());
                statement.setBytes(3, entry.hiddenKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insertTiles(List<MerkleTree.Tile> tiles) throws SQLException {
        if (tiles.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into sharing_log.tree_tile (instance, level, position, hash) values (?, ?, ?, ?)")) {
            for (MerkleTree.Tile tile : tiles) {
                statement.setString(1, instance);
                statement.setInt(2, tile.level());
                statement.setLong(3, tile.position());
                statement.setBytes(4, tile.hash());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void insert(Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into sharing_log.checkpoint (instance, sequence, first_sequence, head_hash, tree_root,"
                        + " made_at, key_id, signature) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            LogRows.bind(statement, checkpoint);
            statement.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // Nothing is open in it: what was not committed is given up on purpose.
        }
    }

    private static SealedEntry sealed(ResultSet row) throws SQLException {
        return new SealedEntry(
                row.getObject("entry_id", UUID.class),
                row.getString("kind"),
                LogRows.instant(row, "event_at"),
                row.getBytes("header"),
                row.getBytes("detail"),
                row.getBytes("hidden"),
                row.getBytes("detail_key"),
                row.getBytes("hidden_key"));
    }
}
