package kinbridge.sharinglog.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.sharinglog.chain.Verification.Broken;
import kinbridge.sharinglog.chain.Verification.Fault;
import kinbridge.sharinglog.chain.Verification.Proven;
import org.jspecify.annotations.Nullable;

/**
 * A proof of RFC 6962 in a file of its own. With an entry: that the checkpoint covers it (2.1.1). With an
 * earlier checkpoint: that the checkpoint continues it (2.1.2). Whoever checks needs a public key and this.
 *
 * @param entry as it is stored, or null
 * @param earlier a checkpoint of the same chain, or null
 * @param path hashes, from the leaf upwards
 * @param key that signed the checkpoint, to compare with one got from somebody else
 */
public record LogProof(
        String format,
        LogJson.@Nullable EntryLine entry,
        LogJson.@Nullable CheckpointLine earlier,
        LogJson.CheckpointLine checkpoint,
        List<byte[]> path,
        LogJson.KeyLine key) {

    public static final String FORMAT = "kinbridge-log-proof-1";

    public LogProof {
        path = List.copyOf(path);
    }

    public static LogProof ofEntry(ChainedEntry entry, Checkpoint checkpoint, List<byte[]> path, VerifyingKey key) {
        return new LogProof(FORMAT, LogJson.entry(entry), null, LogJson.checkpoint(checkpoint), path, LogJson.key(key));
    }

    public static LogProof between(Checkpoint earlier, Checkpoint later, List<byte[]> path, VerifyingKey key) {
        return new LogProof(
                FORMAT, null, LogJson.checkpoint(earlier), LogJson.checkpoint(later), path, LogJson.key(key));
    }

    public String toJson() {
        try {
            return LogJson.write(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a proof cannot be written as JSON");
        }
    }

    public static LogProof read(Path file) {
        try {
            LogProof proof = LogJson.read(Files.readString(file), LogProof.class);
            if (!FORMAT.equals(proof.format()) || (proof.entry() == null) == (proof.earlier() == null)) {
                throw new UnreadableLog(file + " is not a proof of a sharing log.");
            }
            return proof;
        } catch (JsonProcessingException | NullPointerException problem) {
            throw new UnreadableLog(file + " is not a proof of a sharing log.");
        } catch (IOException problem) {
            throw new UnreadableLog("The proof " + file + " cannot be read.");
        }
    }

    /** In words, without having checked it. */
    public String says() {
        if (entry != null) {
            return "entry " + entry.sequence() + " of " + entry.instance() + " (" + entry.entryId()
                    + ") is covered by the checkpoint at entry " + checkpoint.sequence() + " of "
                    + checkpoint.madeAt() + ".";
        }
        LogJson.CheckpointLine first = java.util.Objects.requireNonNull(earlier);
        return "the log of " + checkpoint.instance() + " at entry " + checkpoint.sequence() + " ("
                + checkpoint.madeAt() + ") continues that at entry " + first.sequence() + " (" + first.madeAt()
                + "); nothing between was taken away or changed.";
    }

    /** Holds it against keys, and against checkpoints that somebody else kept. */
    public Verification check(Trust trust) {
        VerifyingKey signer = key.toKey();
        Map<String, VerifyingKey> keys = trust.keys().isEmpty() ? Map.of(signer.id(), signer) : trust.keys();
        List<Checkpoint> heads = new ArrayList<>();
        heads.add(checkpoint.toCheckpoint());
        Optional.ofNullable(earlier).map(LogJson.CheckpointLine::toCheckpoint).ifPresent(heads::add);
        Optional<Broken> wrong = heads.stream()
                .flatMap(head -> Stream.of(forged(head, keys), unlikeTheKept(head, trust)))
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Checkpoint last = heads.get(0);
        return entry == null ? checkContinues(heads.get(1), last, trust) : checkEntry(entry.toEntry(), last, trust);
    }

    private static Optional<Broken> forged(Checkpoint head, Map<String, VerifyingKey> keys) {
        VerifyingKey signer = keys.get(head.keyId());
        return signer != null && head.isSignedBy(signer) && head.coversAll()
                ? Optional.empty()
                : Optional.of(new Broken(
                        Fault.FORGED,
                        head.instance(),
                        head.sequence(),
                        "The checkpoint at entry " + head.sequence()
                                + " in the proof is forged: it is not signed by a key that is trusted here."));
    }

    /** As far as the kept ones reach, each checkpoint of the log is among them: one that is not is of another log. */
    private static Optional<Broken> unlikeTheKept(Checkpoint head, Trust trust) {
        boolean[] reachesFurther = {false};
        boolean[] isAmongThem = {false};
        trust.kept().forEach(one -> {
            if (one.instance().equals(head.instance()) && one.sequence() >= head.sequence()) {
                reachesFurther[0] = true;
                isAmongThem[0] |= one.sequence() == head.sequence() && Arrays.equals(one.treeRoot(), head.treeRoot());
            }
        });
        return !reachesFurther[0] || isAmongThem[0]
                ? Optional.empty()
                : Optional.of(new Broken(
                        Fault.FORKED,
                        head.instance(),
                        head.sequence(),
                        "The checkpoint at entry " + head.sequence()
                                + " in the proof is not among those kept elsewhere, which reach further: it is of another"
                                + " log than they saw."));
    }

    private Verification checkEntry(ChainedEntry proven, Checkpoint head, Trust trust) {
        if (!Arrays.equals(proven.computeHash(), proven.hash())) {
            return broken(Fault.CHANGED, proven.sequence(), "The entry was changed: it does not give its hash.");
        }
        boolean isCovered = proven.instance().equals(head.instance())
                && MerkleProof.isIncluded(proven.hash(), proven.sequence() - 1, head.sequence(), path, head.treeRoot());
        return isCovered
                ? new Proven("Proven: " + says() + " " + trust.words())
                : broken(
                        Fault.CHECKPOINT,
                        proven.sequence(),
                        "The checkpoint does not cover this entry: the proof is of another log, or was changed.");
    }

    private Verification checkContinues(Checkpoint first, Checkpoint second, Trust trust) {
        boolean isContinued = first.instance().equals(second.instance())
                && MerkleProof.isContinued(
                        first.sequence(), first.treeRoot(), second.sequence(), second.treeRoot(), path);
        return isContinued
                ? new Proven("Proven: " + says() + " " + trust.words())
                : broken(
                        Fault.FORKED,
                        first.sequence(),
                        "The later checkpoint does not continue the earlier one: they are of two logs, or the proof"
                                + " was changed.");
    }

    private Broken broken(Fault fault, long sequence, String words) {
        return new Broken(fault, checkpoint.instance(), sequence, words);
    }
}
