package kinbridge.sharinglog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.sharinglog.Verification.Broken;
import kinbridge.sharinglog.Verification.Fault;
import org.jspecify.annotations.Nullable;

/** Walks one chain, entry by entry, and stops at the first thing that is not as it must be. */
final class ChainCheck {

    private final String instance;
    private final Map<String, VerifyingKey> keys;
    private final TreeMap<Long, List<Checkpoint>> heads = new TreeMap<>();
    /** A tree for each first entry of a checkpoint that is still to come. */
    private final Map<Long, MerkleTree> trees = new HashMap<>();

    private final Map<Long, Long> lastUseOfTree = new HashMap<>();
    private byte[] previous = ChainedEntry.NOTHING_BEFORE;
    private long sequence;
    private long signedUpTo;

    ChainCheck(String instance, Map<String, VerifyingKey> keys, List<Checkpoint> checkpoints) {
        this.instance = instance;
        this.keys = keys;
        for (Checkpoint checkpoint : checkpoints) {
            heads.computeIfAbsent(checkpoint.sequence(), any -> new ArrayList<>())
                    .add(checkpoint);
            lastUseOfTree.merge(checkpoint.firstSequence(), checkpoint.sequence(), Math::max);
        }
    }

    /** What is odd about an entry; which deed explains it is for {@link FaultFinder} to find. */
    sealed interface Suspicion {
        ChainedEntry entry();

        record WrongPlace(ChainedEntry entry, long expected) implements Suspicion {}

        @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
        record WrongHash(ChainedEntry entry, byte[] previous) implements Suspicion {}

        record WrongLink(ChainedEntry entry) implements Suspicion {}

        record Explained(ChainedEntry entry, Broken broken) implements Suspicion {}
    }

    long entries() {
        return sequence;
    }

    @Nullable
    Suspicion next(ChainedEntry entry) {
        long expected = sequence + 1;
        if (entry.sequence() != expected) {
            return new Suspicion.WrongPlace(entry, expected);
        }
        if (!Arrays.equals(entry.computeHash(), entry.hash())) {
            return new Suspicion.WrongHash(entry, previous);
        }
        if (!Arrays.equals(entry.prevHash(), previous)) {
            return new Suspicion.WrongLink(entry);
        }
        Broken broken = checkSignature(entry);
        sequence = expected;
        previous = entry.hash();
        if (broken == null) {
            broken = checkHeads(entry);
        }
        return broken == null ? null : new Suspicion.Explained(entry, broken);
    }

    private @Nullable Broken checkSignature(ChainedEntry entry) {
        byte[] signature = entry.signature();
        String keyId = entry.keyId();
        if (signature == null || keyId == null) {
            if (signature != null || keyId != null) {
                return signature(entry.sequence(), "has half a signature: either the key or the signature was removed");
            }
            return entry.sequence() - signedUpTo < LogWriter.LARGEST_GROUP
                    ? null
                    : signature(entry.sequence(), "is not covered by a signature: signatures were removed");
        }
        VerifyingKey key = keys.get(keyId);
        if (key == null) {
            return signature(entry.sequence(), "is signed by a key that is not known here");
        }
        if (!key.verifies(signature, ChainedEntry.signedMessage(entry.hash()))) {
            return signature(
                    signedUpTo + 1,
                    "to entry " + entry.sequence()
                            + " do not agree with the signature over them: the signature was changed, or one of these"
                            + " entries was rewritten together with all the hashes after it");
        }
        signedUpTo = entry.sequence();
        return null;
    }

    private Broken signature(long at, String what) {
        return new Broken(Fault.SIGNATURE, instance, at, "Entry " + at + " of " + instance + " " + what + ".");
    }

    private @Nullable Broken checkHeads(ChainedEntry entry) {
        if (lastUseOfTree.containsKey(entry.sequence())) {
            trees.put(entry.sequence(), new MerkleTree());
        }
        trees.values().forEach(tree -> tree.add(entry.hash()));
        for (Checkpoint head : heads.getOrDefault(entry.sequence(), List.of())) {
            MerkleTree tree = trees.get(head.firstSequence());
            if (!Arrays.equals(head.headHash(), entry.hash())
                    || tree == null
                    || !Arrays.equals(head.treeRoot(), tree.root())) {
                return new Broken(
                        Fault.CHECKPOINT,
                        instance,
                        entry.sequence(),
                        "The checkpoint of " + head.madeAt() + " saw another log: at or before entry "
                                + entry.sequence() + " of " + instance + " the log was rewritten after it was made.");
            }
        }
        trees.keySet().removeIf(first -> lastUseOfTree.getOrDefault(first, 0L) <= entry.sequence());
        return null;
    }

    /** After the last entry: nothing may be missing that a signature or a checkpoint speaks of. */
    @Nullable
    Broken end() {
        Map.Entry<Long, List<Checkpoint>> beyond = heads.higherEntry(sequence);
        if (beyond != null) {
            Checkpoint last = heads.lastEntry().getValue().get(0);
            return new Broken(
                    Fault.TRUNCATED,
                    instance,
                    sequence + 1,
                    "The log of " + instance + " ends at entry " + sequence + ", but the checkpoint of "
                            + last.madeAt() + " saw entry " + last.sequence() + ": the last "
                            + (last.sequence() - sequence) + " or more entries were cut off.");
        }
        if (signedUpTo != sequence) {
            return new Broken(
                    Fault.SIGNATURE,
                    instance,
                    signedUpTo + 1,
                    "Entries " + (signedUpTo + 1) + " to " + sequence + " of " + instance
                            + " are not covered by a signature: the end of the log was cut off or made up.");
        }
        return null;
    }
}
