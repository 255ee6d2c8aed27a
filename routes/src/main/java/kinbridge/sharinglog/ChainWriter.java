package kinbridge.sharinglog;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.MerkleTree;
import kinbridge.sharinglog.chain.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * Puts entries into the chain of this instance, one transaction a group; used by one thread only. After
 * a failure it connects anew and reads the head from the database, so it never counts from memory what
 * was not committed.
 */
final class ChainWriter implements AutoCloseable {

    private final WriterConnection.Database database;
    private final String instance;
    private final SigningKey key;
    private final CheckpointCopies copies;
    private final ClockSteps clockSteps;
    private final Alarms alarms;
    private final InstantSource clock;

    private @Nullable WriterConnection connection;
    private MerkleTree tree = new MerkleTree();
    private ChainHead head = new ChainHead(0, ChainedEntry.nothingBefore(), Instant.EPOCH, 0);
    private Instant checkpointTime;

    ChainWriter(
            WriterConnection.Database database,
            String instance,
            SigningKey key,
            CheckpointCopies copies,
            Alarms alarms,
            InstantSource clock) {
        this.database = database;
        this.instance = instance;
        this.key = key;
        this.copies = copies;
        this.alarms = alarms;
        this.clock = clock;
        this.clockSteps = new ClockSteps(clock);
        this.checkpointTime = clock.instant();
    }

    /** Connects if needed, and takes the head from the database. */
    WriterConnection connection() throws SQLException {
        WriterConnection open = connection;
        if (open == null) {
            open = WriterConnection.open(database, instance);
            try {
                ChainHead found = open.readHead();
                copies.checkAgainst(open, found.sequence());
                tree = open.readTree(found);
                head = found;
                open.registerKey(key.publicHalf());
            } catch (SQLException | RuntimeException problem) {
                open.close();
                throw problem;
            }
            connection = open;
        }
        return open;
    }

    /** Commits these entries; after a broken connection tries once more, unless they did get in. */
    List<ChainedEntry> append(List<SealedEntry> entries) throws SQLException {
        connection();
        List<ChainedEntry> chained = chain(entries);
        try {
            commit(chained, entries);
            return chained;
        } catch (SQLException broken) {
            disconnect();
            connection();
            if (head.sequence() == last(chained).sequence()
                    && java.util.Arrays.equals(head.hash(), last(chained).hash())) {
                return chained;
            }
            List<ChainedEntry> again = chain(entries);
            commitOrDisconnect(again, entries);
            return again;
        }
    }

    /** Chains what transactions left in the pending table; returns how many. */
    int chainPending(int limit) throws SQLException {
        WriterConnection open = connection();
        try {
            List<SealedEntry> pending = open.takePending(limit);
            if (pending.isEmpty()) {
                open.commit();
            } else {
                commit(chain(pending), pending);
            }
            return pending.size();
        } catch (SQLException problem) {
            disconnect();
            throw problem;
        }
    }

    private void commitOrDisconnect(List<ChainedEntry> chained, List<SealedEntry> entries) throws SQLException {
        try {
            commit(chained, entries);
        } catch (SQLException problem) {
            disconnect();
            throw problem;
        }
    }

    private void commit(List<ChainedEntry> chained, List<SealedEntry> entries) throws SQLException {
        WriterConnection open = connection();
        open.insert(chained, entries);
        // If this fails the tree is read anew with the connection.
        for (ChainedEntry entry : chained) {
            open.insertTiles(tree.add(entry.hash()));
        }
        open.commit();
        head = head.after(chained);
    }

    /** Also between entries: a clock set forward and back again would go unnoticed. */
    void watchClock() {
        clockSteps.since(head.recordedAt()).ifPresent(words -> alarms.raise(Alarm.Kind.CLOCK, "step", words));
    }

    private List<ChainedEntry> chain(List<SealedEntry> entries) {
        Instant now = clock.instant();
        watchClock();
        return head.chain(instance, entries, now, key);
    }

    /** Also with nothing new while a copy lacks a checkpoint. */
    boolean isCheckpointDue(Duration interval) {
        Instant now = clock.instant();
        boolean wasSetBack = now.isBefore(checkpointTime);
        return (head.sequence() > head.checkpointed() || copies.areBehind(head.checkpointed()))
                && (wasSetBack || !now.isBefore(checkpointTime.plus(interval)));
    }

    /** Signs the head, into the database and then into the files that other teams copy away. */
    void checkpoint() throws SQLException {
        checkpointTime = clock.instant();
        connection();
        if (head.sequence() > head.checkpointed()) {
            sign();
        }
        copies.catchUp(connection(), head.checkpointed())
                .forEach(problem -> alarms.raise(Alarm.Kind.CHECKPOINT, problem.place(), problem.words()));
    }

    private void sign() throws SQLException {
        WriterConnection open = connection();
        Checkpoint made = Checkpoint.sign(
                instance,
                head.sequence(),
                head.hash(),
                tree.root(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                key);
        try {
            open.insert(made);
            open.commit();
        } catch (SQLException problem) {
            disconnect();
            throw problem;
        }
        head = head.checkpointedHere();
    }

    private void disconnect() {
        WriterConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private static ChainedEntry last(List<ChainedEntry> chained) {
        return chained.get(chained.size() - 1);
    }

    @Override
    public void close() {
        disconnect();
    }
}
