package kinbridge.sharinglog.chain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sharing log to be checked, wherever it is stored. */
public interface StoredLog extends AutoCloseable {

    List<String> instances();

    /** In stored order, read once from the beginning at each call. */
    EntryCursor entries(String instance);

    List<Checkpoint> checkpoints();

    Map<String, VerifyingKey> keys();

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
}
