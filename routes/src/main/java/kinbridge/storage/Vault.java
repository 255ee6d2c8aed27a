package kinbridge.storage;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts what must not lie open in the database. Each sealed value names the key it was sealed with,
 * so a new key can take over while older values stay readable; and it opens only in the context it was
 * sealed for, so a value moved to another row does not open.
 */
public final class Vault {

    private static final int DERIVED_BYTES = 32;

    private final KeysetHandle keyset;
    private final Aead aead;

    private Vault(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** A vault with one fresh key. */
    public static Vault generate() {
        try {
            AeadConfig.register();
            return new Vault(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException problem) {
            throw new StorageUnusable("cannot make an encryption key", problem);
        }
    }

    /** The vault that {@link #toKeyset} wrote. */
    public static Vault ofKeyset(String json) {
        try {
            AeadConfig.register();
            return new Vault(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException problem) {
            // The cause could quote the keyset.
            throw new StorageUnusable("An encryption keyset is not readable: expected a Tink keyset in JSON.");
        }
    }

    /** The vault of that file, made at the first start. */
    public static Vault keptIn(PrivateFile file) {
        if (!file.exists()) {
            file.write(generate().toKeyset());
        }
        return ofKeyset(file.read());
    }

    /** With a new key that seals from now on; the older keys still open. */
    public Vault rotated() {
        try {
            KeysetHandle next = KeysetHandle.newBuilder(keyset)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
            return new Vault(next);
        } catch (GeneralSecurityException problem) {
            throw new StorageUnusable("cannot add an encryption key", problem);
        }
    }

    /** The secret itself: write it to a {@link PrivateFile} only. */
    public String toKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException problem) {
            throw new StorageUnusable("cannot write an encryption keyset", problem);
        }
    }

    /**
     * A secret for something else than sealing, the same for as long as the keys are.
     *
     * @param purpose what it is for: another purpose gives another secret, and neither tells of the other
     */
    public byte[] derived(String purpose) {
        try {
            return Hkdf.computeHkdf(
                    "HMACSHA256",
                    toKeyset().getBytes(StandardCharsets.UTF_8),
                    new byte[0],
                    purpose.getBytes(StandardCharsets.UTF_8),
                    DERIVED_BYTES);
        } catch (GeneralSecurityException problem) {
            throw new StorageUnusable("cannot derive a secret", problem);
        }
    }

    /** The id of the key that seals now, for reports of a rotation. */
    public int keyId() {
        return keyset.getPrimary().getId();
    }

    /** @param context what the value belongs to, such as {@code record/<id>/fields}; needed again to open */
    public byte[] seal(byte[] plain, String context) {
        try {
            return aead.encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException problem) {
            throw new SealBroken("cannot seal a value");
        }
    }

    /** @throws SealBroken if the value was changed, moved, or sealed with a key that this vault lacks */
    public byte[] open(byte[] sealed, String context) {
        try {
            return aead.decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException problem) {
            throw new SealBroken("cannot open a sealed value: it was changed or moved, or its key is not here");
        }
    }
}
