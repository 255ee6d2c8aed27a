package kinbridge.sharinglog.chain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The public half of a signing key; its id is the start of its own SHA-256, so it cannot be mistaken. */
public final class VerifyingKey {

    private static final int ENCODED_BYTES = 32;
    /** Of the SubjectPublicKeyInfo that RFC 8410 has for Ed25519: what stands before the 32 bytes. */
    private static final byte[] PEM_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final Ed25519PublicKeyParameters key;
    private final String id;

    /** @throws IllegalArgumentException if these are not the 32 bytes of an Ed25519 public key */
    public VerifyingKey(byte[] encoded) {
        this.key = new Ed25519PublicKeyParameters(encoded);
        this.id = HexFormat.of().formatHex(ChainedEntry.sha256(encoded), 0, 8);
    }

    /** As OpenSSL and others read it. */
    public String toPem() {
        byte[] der = ByteBuffer.allocate(PEM_PREFIX.length + ENCODED_BYTES)
                .put(PEM_PREFIX)
                .put(encoded())
                .array();
        return BEGIN + "\n" + Base64.getEncoder().encodeToString(der) + "\n" + END + "\n";
    }

    /** @throws IllegalArgumentException if it is anything else */
    public static VerifyingKey fromPem(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("not a public key in PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        if (der.length != PEM_PREFIX.length + ENCODED_BYTES
                || !Arrays.equals(Arrays.copyOf(der, PEM_PREFIX.length), PEM_PREFIX)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        return new VerifyingKey(Arrays.copyOfRange(der, PEM_PREFIX.length, der.length));
    }

    public String id() {
        return id;
    }

    public byte[] encoded() {
        return key.getEncoded();
    }

    public boolean verifies(byte[] signature, byte[] message) {
        if (signature.length != 64) {
            return false;
        }
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
