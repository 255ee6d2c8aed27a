package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kinbridge.sharinglog.chain.StoredLog.CheckpointCursor;
import kinbridge.sharinglog.chain.Verification.Broken;
import kinbridge.sharinglog.chain.Verification.Fault;
import org.jspecify.annotations.Nullable;

/** Walks one chain, entry by entry, and stops at the first thing that is not as it must be. */
final class ChainCheck {

    private final Heads heads;
    private final CheckpointCursor own;
    private final String instance;
    private final Map<String, VerifyingKey> keys;
    /** A tree for each first entry of a checkpoint that is still to come. */
    private final Map<Long, MerkleTree> trees = new HashMap<>();

    private @Nullable Checkpoint lastOwn;
    private @Nullable Checkpoint nextOwn;
    private byte[] previous = ChainedEntry.nothingBefore();
    private long sequence;
    private long signedUpTo;

    /** So far the chain's hashes are vouched for by a checkpoint, and single signatures add nothing. */
    private final long vouchedUpTo;

    private long agreedUpTo;

    /**
     * @param heads the chain's checkpoints, whose signatures are checked already
     * @param own those of the log itself, once more from the first
     * @param everySignature also of entries that a checkpoint covers
     */
    ChainCheck(Heads heads, CheckpointCursor own, Map<String, VerifyingKey> keys, boolean everySignature) {
        this.heads = heads;
        this.own = own;
        this.instance = heads.instance();
        this.keys = keys;
        this.nextOwn = own.next();
        this.vouchedUpTo = everySignature ? 0 : heads.last();
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
        if (heads.isTreeFrom(entry.sequence())) {
            trees.put(entry.sequence(), new MerkleTree());
        }
        trees.values().forEach(tree -> tree.add(entry.hash()));
        for (Checkpoint own : ownAt(entry.sequence())) {
            if (!agrees(own, entry)) {
                return rewritten(own);
            }
            agreedUpTo = entry.sequence();
        }
        for (Checkpoint kept : heads.keptAt(entry.sequence())) {
            if (!agrees(kept, entry)) {
                return forked(kept);
            }
            agreedUpTo = entry.sequence();
        }
        trees.keySet().removeIf(first -> !heads.isTreeUsedAfter(first, entry.sequence()));
        return null;
    }

    private boolean agrees(Checkpoint checkpoint, ChainedEntry entry) {
        MerkleTree tree = trees.get(checkpoint.firstSequence());
        return Arrays.equals(checkpoint.headHash(), entry.hash())
                && tree != null
                && Arrays.equals(checkpoint.treeRoot(), tree.root());
    }

    private List<Checkpoint> ownAt(long sequence) {
        List<Checkpoint> found = new ArrayList<>();
        for (Checkpoint next = nextOwn; next != null && next.sequence() <= sequence; next = nextOwn) {
            if (next.sequence() == sequence) {
                found.add(next);
            }
            goOn();
        }
        return found;
    }

    private void goOn() {
        lastOwn = nextOwn;
        nextOwn = own.next();
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
        if (heads.last() > sequence) {
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
        while (nextOwn != null) {
            goOn();
        }
        Checkpoint kept = heads.lastKept();
        Checkpoint ownLast = lastOwn;
        if (ownLast != null && ownLast.sequence() <= sequence && kept != null) {
            return new Broken(
                    Fault.OLD_COPY,
                    instance,
                    sequence + 1,
                    "The log of " + instance + " ends at entry " + sequence + ", as its own last checkpoint of "
                            + ownLast.madeAt() + " says, but a checkpoint kept elsewhere, of " + kept.madeAt()
                            + ", saw entry " + kept.sequence()
                            + ": this is an older copy of the log, such as a restored backup, and at least "
                            + (kept.sequence() - sequence) + " entries are not in it.");
        }
        Checkpoint last = ownLast != null && (kept == null || ownLast.sequence() >= kept.sequence())
                ? ownLast
                : Objects.requireNonNull(kept, "some checkpoint saw more");
        return new Broken(
                Fault.TRUNCATED,
                instance,
                sequence + 1,
                "The log of " + instance + " ends at entry " + sequence + ", but the checkpoint of " + last.madeAt()
                        + " saw entry " + last.sequence() + ": the last " + (last.sequence() - sequence)
                        + " or more entries were cut off.");
    }
}
