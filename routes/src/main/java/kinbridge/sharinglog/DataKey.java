package kinbridge.sharinglog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kinbridge.storage.SealBroken;

/**
 * The AES-256-GCM key of one block of one entry. Destroy it and the block is erased (specification
 * 5.3), while the chain over the encrypted bytes still verifies.
 */
final class DataKey {

    /** Nonce before, tag after. */
    static final int OVERHEAD_BYTES = 28;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    DataKey(byte[] key) {
        this.key = key.clone();
    }

    static DataKey generate() {
        return new DataKey(random(32));
    }

    byte[] bytes() {
        return key.clone();
    }

    byte[] encrypt(byte[] plain, String context) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException problem) {
            throw new SealBroken("cannot encrypt a block of the sharing log");
        }
    }

    byte[] decrypt(byte[] stored, String context) {
        if (stored.length < OVERHEAD_BYTES) {
            throw new SealBroken("a block of the sharing log is too short");
        }
        byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, context)
                    .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES);
        } catch (GeneralSecurityException problem) {
            throw new SealBroken("a block of the sharing log does not open");
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
