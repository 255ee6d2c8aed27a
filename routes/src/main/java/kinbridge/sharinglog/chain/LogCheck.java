package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kinbridge.sharinglog.chain.ChainCheck.Suspicion;
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

    /** Read and hashed together, on all processors; then looked at in order. */
    private static final int BATCH = 2000;

    private final StoredLog log;
    private final Trust trust;
    private final Map<String, VerifyingKey> keys;
    private final List<Checkpoint> own;

    public LogCheck(StoredLog log, Trust trust) {
        this.log = log;
        this.trust = trust;
        this.keys = trust.keys().isEmpty() ? log.keys() : trust.keys();
        this.own = log.checkpoints();
    }

    public Verification run() {
        List<Checkpoint> all =
                Stream.concat(own.stream(), trust.checkpoints().stream()).toList();
        Set<String> instances = new LinkedHashSet<>(log.instances());
        all.forEach(checkpoint -> instances.add(checkpoint.instance()));
        Broken forged = forgedCheckpoint(all);
        if (forged != null) {
            return forged;
        }
        long entries = 0;
        for (String instance : instances) {
            ChainCheck check = check(instance, trust.everySignature());
            Broken broken = walk(instance, check);
            if (broken != null && !trust.everySignature()) {
                // Signatures under a checkpoint were passed over: with them the first bad entry is found.
                Broken sooner = walk(instance, check(instance, true));
                return sooner == null ? broken : sooner;
            }
            if (broken != null) {
                return broken;
            }
            entries += check.entries();
        }
        return new Intact(entries, all.size(), List.copyOf(instances), trust.words());
    }

    private ChainCheck check(String instance, boolean everySignature) {
        return new ChainCheck(instance, keys, of(instance, own), of(instance, trust.checkpoints()), everySignature);
    }

    private static List<Checkpoint> of(String instance, List<Checkpoint> checkpoints) {
        return checkpoints.stream()
                .filter(one -> one.instance().equals(instance))
                .toList();
    }

    private @Nullable Broken forgedCheckpoint(List<Checkpoint> heads) {
        return heads.parallelStream()
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

    private @Nullable Broken walk(String instance, ChainCheck check) {
        try (StoredLog.EntryCursor entries = log.entries(instance)) {
            for (List<StoredEntry> batch = batch(entries); !batch.isEmpty(); batch = batch(entries)) {
                List<ChainCheck.Read> read = batch.parallelStream()
                        .map(check::read)
                        .flatMap(Optional::stream)
                        .toList();
                for (ChainCheck.Read entry : read) {
                    Suspicion suspicion = check.next(entry);
                    if (suspicion != null) {
                        return new FaultFinder(log, instance).explain(suspicion);
                    }
                }
            }
        }
        return check.end();
    }

    private static List<StoredEntry> batch(StoredLog.EntryCursor entries) {
        List<StoredEntry> batch = new ArrayList<>(BATCH);
        for (StoredEntry next = entries.next(); next != null; next = entries.next()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }
}
