package kinbridge.sharinglog.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry in its place in the chain of one hub instance, exactly as stored.
 *
 * @param hash SHA-256 over everything before it here; see {@link #computeHash}
 * @param keyId which key signed, on the last entry of each group commit; null on the others
 * @param signature Ed25519 of the hash; through the chain it covers all entries before
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
public record ChainedEntry(
        String instance,
        long sequence,
        UUID entryId,
        String kind,
        Instant recordedAt,
        Instant eventAt,
        byte[] header,
        byte[] detail,
        byte[] hidden,
        byte[] prevHash,
        byte[] hash,
        @Nullable String keyId,
        byte @Nullable [] signature) {

    public static final int HASH_BYTES = 32;
    /** Entries that share one signature at most, and the longest run of unsigned ones that a check accepts. */
    public static final int LARGEST_GROUP = 256;

    /** What the first entry follows. */
    public static byte[] nothingBefore() {
        return new byte[HASH_BYTES];
    }

    /** What is signed: the hash, marked so that no other kind of message can be taken for it. */
    public static byte[] signedMessage(byte[] hash) {
        return concat("kinbridge-log-head-1".getBytes(StandardCharsets.UTF_8), hash);
    }

    public byte[] computeHash() {
        return computeHash(sequence);
    }

    /** The hash that it would have at another place. */
    public byte[] computeHash(long place) {
        return hash(instance, place, entryId, kind, recordedAt, eventAt, header, detail, hidden, prevHash);
    }

    /**
     * SHA-256 over, in this order: the text {@code kinbridge-log-1}, instance, sequence, entry id, kind,
     * both times in microseconds since 1970, header, detail, hidden, previous hash. Numbers are 8 bytes
     * big-endian; texts are UTF-8 after a 2-byte length, byte arrays follow a 4-byte length. Whoever
     * checks needs nothing else.
     */
    public static byte[] hash(
            String instance,
            long sequence,
            UUID entryId,
            String kind,
            Instant recordedAt,
            Instant eventAt,
            byte[] header,
            byte[] detail,
            byte[] hidden,
            byte[] prevHash) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + header.length + detail.length + hidden.length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("kinbridge-log-1");
            out.writeUTF(instance);
            out.writeLong(sequence);
            out.writeLong(entryId.getMostSignificantBits());
            out.writeLong(entryId.getLeastSignificantBits());
            out.writeUTF(kind);
            out.writeLong(micros(recordedAt));
            out.writeLong(micros(eventAt));
            for (byte[] block : new byte[][] {header, detail, hidden, prevHash}) {
                out.writeInt(block.length);
                out.write(block);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sha256(bytes.toByteArray());
    }

    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
