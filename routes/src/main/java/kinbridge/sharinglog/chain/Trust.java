package kinbridge.sharinglog.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a check believes beside the log itself: public keys got from somebody, and checkpoints that
 * somebody else kept.
 *
 * @param kept checkpoints of somebody else
 * @param keys the only ones whose signatures count; empty where the log's own must do
 * @param words what that is worth, for the report
 * @param everySignature also the signatures of entries that a checkpoint covers, whose hashes say the same
 */
public record Trust(KeptCheckpoints kept, Map<String, VerifyingKey> keys, String words, boolean everySignature) {

    private static final String OF_ITSELF = "Its keys were found in the log itself: that shows what was changed by"
            + " somebody without the hub's signing key, and nothing against somebody who made it all up. Check with"
            + " --key or --checkpoint, got from somebody else.";

    /** Nothing but the log. */
    public static Trust ofItself() {
        return new Trust(KeptCheckpoints.none(), Map.of(), OF_ITSELF, false);
    }

    /**
     * @param checkpointFile as copied away from the hub, or null
     * @param keyFiles public keys in PEM; if there are any, those in the checkpoint file do not count
     * @throws UnreadableLog where a file says nothing that could be believed
     */
    public static Trust of(@Nullable Path checkpointFile, List<Path> keyFiles, boolean everySignature) {
        KeptCheckpoints kept = KeptCheckpoints.none();
        Map<String, VerifyingKey> keys = new LinkedHashMap<>();
        String words = OF_ITSELF;
        if (checkpointFile != null) {
            kept = KeptCheckpoints.of(checkpointFile);
            CheckpointFile.forEach(checkpointFile, (checkpoint, key) -> keys.put(key.id(), key));
            if (keys.isEmpty()) {
                throw new UnreadableLog(
                        "The checkpoint file " + checkpointFile + " holds no checkpoint: it was emptied,"
                                + " or copied before the first was made. Nothing can be checked against it.");
            }
            words = "Signed by the keys in " + checkpointFile.getFileName() + ": " + ids(keys) + ".";
        }
        if (!keyFiles.isEmpty()) {
            keys.clear();
            keyFiles.stream().map(Trust::key).forEach(key -> keys.put(key.id(), key));
            words = "Signed by the keys given: " + ids(keys) + ".";
        }
        return new Trust(kept, Map.copyOf(keys), words, everySignature);
    }

    private static String ids(Map<String, VerifyingKey> keys) {
        return keys.keySet().stream().sorted().collect(Collectors.joining(", "));
    }

    private static VerifyingKey key(Path file) {
        try {
            return VerifyingKey.fromPem(Files.readString(file));
        } catch (IOException problem) {
            throw new UnreadableLog("The key file " + file + " cannot be read.");
        } catch (IllegalArgumentException problem) {
            throw new UnreadableLog(file + " is not an Ed25519 public key in PEM, as 'log key' prints it.");
        }
    }
}
