package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of the checkpoints of one chain before it is walked; its own are not held, they are too many. */
final class Heads {

    private final String instance;
    private final TreeMap<Long, List<Checkpoint>> kept = new TreeMap<>();
    /** By the first entry under a tree, the last that a checkpoint says something of. */
    private final Map<Long, Long> trees = new HashMap<>();

    private long ownCount;
    private long last;

    /** @param kept of any chain, by somebody else, where they say something else than the log's own */
    Heads(String instance, List<Checkpoint> kept) {
        this.instance = instance;
        for (Checkpoint checkpoint : kept) {
            if (checkpoint.instance().equals(instance)) {
                this.kept
                        .computeIfAbsent(checkpoint.sequence(), any -> new ArrayList<>())
                        .add(checkpoint);
                take(checkpoint);
            }
        }
    }

    void own(Checkpoint checkpoint) {
        ownCount++;
        take(checkpoint);
    }

    private void take(Checkpoint checkpoint) {
        last = Math.max(last, checkpoint.sequence());
        trees.merge(checkpoint.firstSequence(), checkpoint.sequence(), Math::max);
    }

    String instance() {
        return instance;
    }

    List<Checkpoint> kept() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    List<Checkpoint> keptAt(long sequence) {
        return kept.getOrDefault(sequence, List.of());
    }

    /** The last that somebody else kept; null if nobody kept any that says more. */
    @Nullable
    Checkpoint lastKept() {
        return kept.isEmpty() ? null : kept.lastEntry().getValue().get(0);
    }

    long ownCount() {
        return ownCount;
    }

    /** The last entry that any checkpoint speaks of; 0 without one. */
    long last() {
        return last;
    }

    boolean isTreeFrom(long sequence) {
        return trees.containsKey(sequence);
    }

    boolean isTreeUsedAfter(long first, long sequence) {
        return trees.getOrDefault(first, 0L) > sequence;
    }
}
