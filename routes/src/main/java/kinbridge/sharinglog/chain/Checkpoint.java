package kinbridge.sharinglog.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A signed head: what the chain was at this moment. Kept by another team, it shows a tail cut off or a
 * log rewritten by whoever holds even the signing key.
 *
 * @param sequence the last entry it covers
 * @param firstSequence the first entry under its tree: 1, except in checkpoints of releases before proofs
 * @param headHash the hash of the entry at sequence
 * @param treeRoot the Merkle root of the hashes from firstSequence to sequence
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
public record Checkpoint(
        String instance,
        long sequence,
        long firstSequence,
        byte[] headHash,
        byte[] treeRoot,
        Instant madeAt,
        String keyId,
        byte[] signature) {

    private static final long FROM_THE_FIRST = 1;

    /** Over all entries up to sequence. */
    public static Checkpoint sign(
            String instance, long sequence, byte[] headHash, byte[] treeRoot, Instant madeAt, SigningKey key) {
        byte[] message = message(instance, sequence, FROM_THE_FIRST, headHash, treeRoot, madeAt);
        return new Checkpoint(
                instance,
                sequence,
                FROM_THE_FIRST,
                headHash,
                treeRoot,
                madeAt,
                key.publicHalf().id(),
                key.sign(message));
    }

    /** Whether single entries can be proven under it. */
    public boolean coversAll() {
        return firstSequence == FROM_THE_FIRST;
    }

    public boolean isSignedBy(VerifyingKey key) {
        return key.verifies(signature, message(instance, sequence, firstSequence, headHash, treeRoot, madeAt));
    }

    private static byte[] message(
            String instance, long sequence, long firstSequence, byte[] headHash, byte[] treeRoot, Instant madeAt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("kinbridge-checkpoint-1");
            out.writeUTF(instance);
            out.writeLong(sequence);
            out.writeLong(firstSequence);
            out.writeInt(headHash.length);
            out.write(headHash);
            out.writeInt(treeRoot.length);
            out.write(treeRoot);
            out.writeLong(ChainedEntry.micros(madeAt));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
