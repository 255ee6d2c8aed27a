package kinbridge.sharinglog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.sharinglog.Verification.Broken;
import kinbridge.sharinglog.Verification.Fault;
import kinbridge.sharinglog.Verification.Intact;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log from its first entry to its last: order, hashes, links, signatures, trees. Needs the
 * stored bytes and public keys only, no secret, so that anybody can run it.
 */
final class LogCheck {

    private final StoredLog log;
    private final Map<String, VerifyingKey> keys;
    private final List<Checkpoint> checkpoints = new ArrayList<>();

    /** @param witness checkpoints that somebody else kept; then only their keys are trusted */
    LogCheck(StoredLog log, CheckpointFile.@Nullable Content witness) {
        this.log = log;
        this.keys = witness == null ? log.keys() : witness.keys();
        this.checkpoints.addAll(log.checkpoints());
        if (witness != null) {
            this.checkpoints.addAll(witness.checkpoints());
        }
    }

    Verification run() {
        Set<String> instances = new LinkedHashSet<>(log.instances());
        checkpoints.forEach(checkpoint -> instances.add(checkpoint.instance()));
        long entries = 0;
        for (String instance : instances) {
            List<Checkpoint> heads = checkpoints.stream()
                    .filter(one -> one.instance().equals(instance))
                    .toList();
            Broken forged = forgedCheckpoint(heads);
            if (forged != null) {
                return forged;
            }
            ChainCheck check = new ChainCheck(instance, keys, heads);
            Broken broken = walk(instance, check);
            if (broken != null) {
                return broken;
            }
            entries += check.entries();
        }
        return new Intact(entries, checkpoints.size(), List.copyOf(instances));
    }

    private @Nullable Broken forgedCheckpoint(List<Checkpoint> heads) {
        for (Checkpoint head : heads) {
            VerifyingKey key = keys.get(head.keyId());
            if (key == null || !head.isSignedBy(key)) {
                return new Broken(
                        Fault.CHECKPOINT,
                        head.instance(),
                        head.sequence(),
                        "The checkpoint of " + head.instance() + " at entry " + head.sequence()
                                + " is not signed by a key that is known here: it was made or changed by somebody else.");
            }
        }
        return null;
    }

    private @Nullable Broken walk(String instance, ChainCheck check) {
        try (StoredLog.EntryCursor entries = log.entries(instance)) {
            for (ChainedEntry entry = entries.next(); entry != null; entry = entries.next()) {
                ChainCheck.Suspicion suspicion = check.next(entry);
                if (suspicion != null) {
                    return new FaultFinder(log, instance).explain(suspicion);
                }
            }
        }
        return check.end();
    }
}
