package kinbridge.sharinglog.chain;

import java.security.SecureRandom;
import java.util.Base64;
import kinbridge.storage.PrivateFile;
import kinbridge.storage.StorageUnusable;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The Ed25519 key that this hub signs its log with. Bouncy Castle's, since the JDK's own is ten times
 * slower. Kept as 32 bytes in Base64 in a file of its own.
 */
public final class SigningKey {

    private final Ed25519PrivateKeyParameters key;
    private final VerifyingKey publicHalf;

    private SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
        this.publicHalf = new VerifyingKey(key.generatePublicKey().getEncoded());
    }

    public static SigningKey generate() {
        return new SigningKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    public static SigningKey keptIn(PrivateFile file) {
        if (!file.exists()) {
            file.write(Base64.getEncoder().encodeToString(generate().key.getEncoded()) + "\n");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(file.read().strip());
            return new SigningKey(new Ed25519PrivateKeyParameters(bytes));
        } catch (IllegalArgumentException problem) {
            throw new StorageUnusable("The signing key in " + file.path() + " is not 32 bytes in Base64.");
        }
    }

    public VerifyingKey publicHalf() {
        return publicHalf;
    }

    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
