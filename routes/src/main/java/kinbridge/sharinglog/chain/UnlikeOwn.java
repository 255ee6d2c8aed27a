package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.sharinglog.chain.StoredLog.CheckpointCursor;
import org.jspecify.annotations.Nullable;

/**
 * Of checkpoints that somebody else kept those that say something else than the log's own, or more: the others add
 * nothing to a check. Both are read side by side, so that only what differs is held.
 */
final class UnlikeOwn implements AutoCloseable {

    private final StoredLog log;
    private final Map<String, Own> own = new HashMap<>();
    private final List<Checkpoint> unlike = new ArrayList<>();
    private long read;

    UnlikeOwn(StoredLog log) {
        this.log = log;
    }

    void take(Checkpoint kept) {
        read++;
        Checkpoint same = own.computeIfAbsent(kept.instance(), instance -> new Own(log.checkpoints(instance)))
                .at(kept.sequence());
        if (same == null || !isSame(kept, same)) {
            unlike.add(kept);
        }
    }

    private static boolean isSame(Checkpoint one, Checkpoint other) {
        return one.firstSequence() == other.firstSequence()
                && one.madeAt().equals(other.madeAt())
                && one.keyId().equals(other.keyId())
                && Arrays.equals(one.headHash(), other.headHash())
                && Arrays.equals(one.treeRoot(), other.treeRoot())
                && Arrays.equals(one.signature(), other.signature());
    }

    List<Checkpoint> unlike() {
        return unlike;
    }

    /** How many were read. */
    long read() {
        return read;
    }

    @Override
    public void close() {
        own.values().forEach(each -> each.cursor.close());
    }

    private static final class Own {

        private final CheckpointCursor cursor;
        private @Nullable Checkpoint next;

        Own(CheckpointCursor cursor) {
            this.cursor = cursor;
            this.next = cursor.next();
        }

        /** Goes forward only: of kept ones that go back none is found, and they count as unlike. */
        @Nullable
        Checkpoint at(long sequence) {
            while (next != null && next.sequence() < sequence) {
                next = cursor.next();
            }
            return next != null && next.sequence() == sequence ? next : null;
        }
    }
}
