package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kinbridge.sharinglog.chain.Verification.Broken;
import kinbridge.sharinglog.chain.Verification.Fault;
import org.jspecify.annotations.Nullable;

/** Walks one chain, entry by entry, and stops at the first thing that is not as it must be. */
final class ChainCheck {

    private final String instance;
    private final Map<String, VerifyingKey> keys;
    private final TreeMap<Long, List<Head>> heads = new TreeMap<>();
    /** A tree for each first entry of a checkpoint that is still to come. */
    private final Map<Long, MerkleTree> trees = new HashMap<>();

    private final Map<Long, Long> lastUseOfTree = new HashMap<>();
    private byte[] previous = ChainedEntry.nothingBefore();
    private long sequence;
    private long signedUpTo;

    /** So far the chain's hashes are vouched for by a checkpoint, and single signatures add nothing. */
    private final long vouchedUpTo;

    private long agreedUpTo;

    /** @param isKept whether somebody else kept it, not the log itself */
    private record Head(Checkpoint checkpoint, boolean isKept) {}

    /**
     * @param own checkpoints of the log itself
     * @param kept checkpoints that somebody else kept; of both the signatures are checked already
     * @param everySignature also of entries that a checkpoint covers
     */
    ChainCheck(
            String instance,
            Map<String, VerifyingKey> keys,
            List<Checkpoint> own,
            List<Checkpoint> kept,
            boolean everySignature) {
        this.instance = instance;
        this.keys = keys;
        own.forEach(checkpoint -> take(new Head(checkpoint, false)));
        kept.forEach(checkpoint -> take(new Head(checkpoint, true)));
        this.vouchedUpTo = everySignature || heads.isEmpty() ? 0 : heads.lastKey();
    }

    private void take(Head head) {
        Checkpoint checkpoint = head.checkpoint();
        heads.computeIfAbsent(checkpoint.sequence(), any -> new ArrayList<>()).add(head);
        lastUseOfTree.merge(checkpoint.firstSequence(), checkpoint.sequence(), Math::max);
    }

    /**
     * An entry with all that can be worked out of it alone.
     *
     * @param hash what its fields give
     * @param isSigned whether its signature, if it has one and it counts, is of its hash
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record Read(ChainedEntry entry, byte[] hash, boolean isSigned) {}

    /** May run on many threads; empty if it is an entry of another chain. */
    Optional<Read> read(StoredLog.StoredEntry stored) {
        ChainedEntry entry = stored.read();
        return entry == null ? Optional.empty() : Optional.of(new Read(entry, entry.computeHash(), isSigned(entry)));
    }

    private boolean isSigned(ChainedEntry entry) {
        byte[] signature = entry.signature();
        VerifyingKey key = entry.keyId() == null ? null : keys.get(entry.keyId());
        return entry.sequence() <= vouchedUpTo
                || (signature != null
                        && key != null
                        && key.verifies(signature, ChainedEntry.signedMessage(entry.hash())));
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
    Suspicion next(Read read) {
        ChainedEntry entry = read.entry();
        long expected = sequence + 1;
        if (entry.sequence() != expected) {
            return new Suspicion.WrongPlace(entry, expected);
        }
        if (!Arrays.equals(read.hash(), entry.hash())) {
            return new Suspicion.WrongHash(entry, previous);
        }
        if (!Arrays.equals(entry.prevHash(), previous)) {
            return new Suspicion.WrongLink(entry);
        }
        Broken broken = checkSignature(entry, read.isSigned());
        sequence = expected;
        previous = entry.hash();
        if (broken == null) {
            broken = checkHeads(entry);
        }
        return broken == null ? null : new Suspicion.Explained(entry, broken);
    }

    private @Nullable Broken checkSignature(ChainedEntry entry, boolean isSigned) {
        byte[] signature = entry.signature();
        String keyId = entry.keyId();
        if (signature == null || keyId == null) {
            if (signature != null || keyId != null) {
                return signature(entry.sequence(), "has half a signature: either the key or the signature was removed");
            }
            return entry.sequence() - signedUpTo < ChainedEntry.LARGEST_GROUP
                    ? null
                    : signature(entry.sequence(), "is not covered by a signature: signatures were removed");
        }
        if (!keys.containsKey(keyId)) {
            return signature(entry.sequence(), "is signed by a key that is not trusted here");
        }
        if (!isSigned) {
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
        for (Head head : heads.getOrDefault(entry.sequence(), List.of())) {
            Checkpoint checkpoint = head.checkpoint();
            MerkleTree tree = trees.get(checkpoint.firstSequence());
            if (!Arrays.equals(checkpoint.headHash(), entry.hash())
                    || tree == null
                    || !Arrays.equals(checkpoint.treeRoot(), tree.root())) {
                return head.isKept() ? forked(checkpoint) : rewritten(checkpoint);
            }
            agreedUpTo = entry.sequence();
        }
        trees.keySet().removeIf(first -> lastUseOfTree.getOrDefault(first, 0L) <= entry.sequence());
        return null;
    }

    private Broken rewritten(Checkpoint head) {
        return new Broken(
                Fault.CHECKPOINT,
                instance,
                agreedUpTo + 1,
                "The checkpoint of " + head.madeAt() + " saw another log: between entry " + (agreedUpTo + 1)
                        + " and entry " + head.sequence() + " of " + instance
                        + " the log was rewritten after it was made.");
    }

    private Broken forked(Checkpoint head) {
        return new Broken(
                Fault.FORKED,
                instance,
                agreedUpTo + 1,
                "The log of " + instance + " went another way than the checkpoint kept elsewhere, of " + head.madeAt()
                        + ", saw: both agree up to entry " + agreedUpTo + " and not at entry " + head.sequence()
                        + ". An old backup was restored and written on, or entries were rewritten by somebody with"
                        + " the signing key.");
    }

    /** After the last entry: nothing may be missing that a signature or a checkpoint speaks of. */
    @Nullable
    Broken end() {
        if (heads.higherEntry(sequence) != null) {
            return shortened();
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

    private Broken shortened() {
        Checkpoint last = heads.lastEntry().getValue().get(0).checkpoint();
        boolean ownSawMore = heads.tailMap(sequence, false).values().stream()
                .flatMap(List::stream)
                .anyMatch(head -> !head.isKept());
        Checkpoint ownLast = heads.values().stream()
                .flatMap(List::stream)
                .filter(head -> !head.isKept())
                .map(Head::checkpoint)
                .reduce((one, later) -> later)
                .orElse(null);
        if (!ownSawMore && ownLast != null) {
            return new Broken(
                    Fault.OLD_COPY,
                    instance,
                    sequence + 1,
                    "The log of " + instance + " ends at entry " + sequence + ", as its own last checkpoint of "
                            + ownLast.madeAt() + " says, but a checkpoint kept elsewhere, of " + last.madeAt()
                            + ", saw entry " + last.sequence()
                            + ": this is an older copy of the log, such as a restored backup, and at least "
                            + (last.sequence() - sequence) + " entries are not in it.");
        }
        return new Broken(
                Fault.TRUNCATED,
                instance,
                sequence + 1,
                "The log of " + instance + " ends at entry " + sequence + ", but the checkpoint of " + last.madeAt()
                        + " saw entry " + last.sequence() + ": the last " + (last.sequence() - sequence)
                        + " or more entries were cut off.");
    }
}
