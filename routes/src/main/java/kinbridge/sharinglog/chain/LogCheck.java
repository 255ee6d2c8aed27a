package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kinbridge.sharinglog.chain.ChainCheck.Suspicion;
import kinbridge.sharinglog.chain.StoredLog.CheckpointCursor;
import kinbridge.sharinglog.chain.StoredLog.EntryCursor;
import kinbridge.sharinglog.chain.StoredLog.Place;
import kinbridge.sharinglog.chain.StoredLog.StoredEntry;
import kinbridge.sharinglog.chain.Verification.Broken;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.sharinglog.chain.Verification.Intact;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log from its first entry to its last: order, hashes, links, signatures, trees. Needs the
 * stored bytes and public keys only, no secret, so that anybody can run it.
 */
public final class LogCheck {

    /** Read and hashed together, on many processors; then looked at in order. */
    private static final int BATCH = 2000;

    private final StoredLog log;
    private final Trust trust;
    private final Map<String, VerifyingKey> keys;
    private final boolean onAllProcessors;

    public LogCheck(StoredLog log, Trust trust) {
        this(log, trust, true);
    }

    /** @param onAllProcessors false leaves all but one to others, and takes longer */
    LogCheck(StoredLog log, Trust trust, boolean onAllProcessors) {
        this.log = log;
        this.trust = trust;
        this.keys = trust.keys().isEmpty() ? log.keys() : trust.keys();
        this.onAllProcessors = onAllProcessors;
    }

    public Verification run() {
        try (UnlikeOwn kept = new UnlikeOwn(log)) {
            trust.kept().forEach(kept::take);
            return run(kept);
        }
    }

    private Verification run(UnlikeOwn kept) {
        Set<String> instances = new LinkedHashSet<>(log.instances());
        kept.unlike().forEach(checkpoint -> instances.add(checkpoint.instance()));
        List<Heads> chains = instances.stream()
                .map(instance -> new Heads(instance, kept.unlike()))
                .toList();
        for (Heads heads : chains) {
            Broken forged = survey(heads);
            if (forged != null) {
                return forged;
            }
        }
        long entries = 0;
        for (Heads heads : chains) {
            Walked walked = walk(heads, trust.everySignature());
            if (walked.broken() != null && !trust.everySignature()) {
                // Signatures under a checkpoint were passed over: with them the first bad entry is found.
                Broken sooner = walk(heads, true).broken();
                return sooner == null ? walked.broken() : sooner;
            }
            if (walked.broken() != null) {
                return walked.broken();
            }
            entries += walked.entries();
        }
        Optional<Place> unreadable = log.unreadableWithoutTombstone();
        if (unreadable.isPresent()) {
            return keyGone(unreadable.get());
        }
        long checkpoints = chains.stream().mapToLong(Heads::ownCount).sum();
        return new Intact(entries, checkpoints, kept.read(), List.copyOf(instances), trust.words());
    }

    private static Broken keyGone(Place place) {
        return new Broken(
                Fault.KEY_GONE,
                place.instance(),
                place.sequence(),
                "What entry " + place.sequence() + " of " + place.instance() + " says can no longer be read: its key is"
                        + " gone, and no disposal in the log answers it. Somebody with the owner's rights destroyed it,"
                        + " or a table was lost. The chain itself is whole.");
    }

    /** Checks the signatures of all checkpoints, and takes what the walk must know of them beforehand. */
    private @Nullable Broken survey(Heads heads) {
        Broken forged = forged(heads.kept());
        try (CheckpointCursor own = log.checkpoints(heads.instance())) {
            for (List<Checkpoint> batch = batch(own::next);
                    forged == null && !batch.isEmpty();
                    batch = batch(own::next)) {
                batch.forEach(heads::own);
                forged = forged(batch);
            }
        }
        return forged;
    }

    private @Nullable Broken forged(List<Checkpoint> heads) {
        return stream(heads)
                .filter(head -> !isSigned(head))
                .findFirst()
                .map(head -> new Broken(
                        Fault.FORGED,
                        head.instance(),
                        head.sequence(),
                        "The checkpoint of " + head.instance() + " at entry " + head.sequence() + ", dated "
                                + head.madeAt()
                                + ", is forged: it is not signed by a key that is trusted here, so it was made or"
                                + " changed by somebody else."))
                .orElse(null);
    }

    private boolean isSigned(Checkpoint head) {
        VerifyingKey key = keys.get(head.keyId());
        return key != null && head.isSignedBy(key);
    }

    private record Walked(long entries, @Nullable Broken broken) {}

    private Walked walk(Heads heads, boolean everySignature) {
        try (CheckpointCursor own = log.checkpoints(heads.instance());
                EntryCursor entries = log.entries(heads.instance())) {
            ChainCheck check = new ChainCheck(heads, own, keys, everySignature);
            for (List<StoredEntry> batch = batch(entries::next); !batch.isEmpty(); batch = batch(entries::next)) {
                List<ChainCheck.Read> read =
                        stream(batch).map(check::read).flatMap(Optional::stream).toList();
                for (ChainCheck.Read entry : read) {
                    Suspicion suspicion = check.next(entry);
                    if (suspicion != null) {
                        return new Walked(0, new FaultFinder(log, heads.instance()).explain(suspicion));
                    }
                }
            }
            return new Walked(check.entries(), check.end());
        }
    }

    private <T> Stream<T> stream(List<T> batch) {
        return onAllProcessors ? batch.parallelStream() : batch.stream();
    }

    private static <T> List<T> batch(Supplier<@Nullable T> entries) {
        List<T> batch = new ArrayList<>(BATCH);
        for (T next = entries.get(); next != null; next = entries.get()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }
}
