package kinbridge.sharinglog.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sharing log to be checked, wherever it is stored. */
public interface StoredLog extends AutoCloseable {

    List<String> instances();

    /** In stored order, read once from the beginning at each call. */
    EntryCursor entries(String instance);

    /** Of one instance, in ascending order of what they cover, read once from the beginning at each call. */
    CheckpointCursor checkpoints(String instance);

    Map<String, VerifyingKey> keys();

    /**
     * The first entry that nobody can read any more, though no disposal in the log answers it; empty if there is none,
     * or where the keys of entries are not stored.
     */
    Optional<Place> unreadableWithoutTombstone();

    /** Where an entry stands. */
    record Place(String instance, long sequence) {}

    @Override
    void close();

    /** An entry as it stands there; to read it is work that several threads may share. */
    interface StoredEntry {

        /** Null if it is none of the instance that was asked for. */
        @Nullable
        ChainedEntry read();
    }

    /** One pass over the entries of an instance; never all in memory. */
    interface EntryCursor extends AutoCloseable {

        /** Null after the last. */
        @Nullable
        StoredEntry next();

        @Override
        void close();
    }

    /** One pass over the checkpoints of an instance; never all in memory. */
    interface CheckpointCursor extends AutoCloseable {

        /** Null after the last. */
        @Nullable
        Checkpoint next();

        @Override
        void close();
    }
}
