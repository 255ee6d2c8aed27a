package kinbridge.sharinglog;

import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The public half of a signing key; its id is the start of its own SHA-256, so it cannot be mistaken. */
final class VerifyingKey {

    private final Ed25519PublicKeyParameters key;
    private final String id;

    /** @throws IllegalArgumentException if these are not the 32 bytes of an Ed25519 public key */
    VerifyingKey(byte[] encoded) {
        this.key = new Ed25519PublicKeyParameters(encoded);
        this.id = HexFormat.of().formatHex(ChainedEntry.sha256(encoded), 0, 8);
    }

    String id() {
        return id;
    }

    byte[] encoded() {
        return key.getEncoded();
    }

    boolean verifies(byte[] signature, byte[] message) {
        if (signature.length != 64) {
            return false;
        }
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
