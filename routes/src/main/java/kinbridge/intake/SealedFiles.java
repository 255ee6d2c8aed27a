package kinbridge.intake;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import kinbridge.storage.Vault;
import org.springframework.stereotype.Component;

/**
 * Files too large to seal at once: each has a key of its own, sealed by the vault at its head, and is
 * encrypted in segments, so that 200 MB pass through without being held.
 */
@Component
class SealedFiles {

    private static final String CONTEXT = "intake.spool";
    private static final byte[] ASSOCIATED = CONTEXT.getBytes(StandardCharsets.UTF_8);
    private static final int LARGEST_HEAD_BYTES = 16_384;

    private final Vault vault;

    SealedFiles(Vault vault) throws GeneralSecurityException {
        StreamingAeadConfig.register();
        this.vault = vault;
    }

    /** What is written to the answered stream comes out of {@code target} sealed; close it to finish. */
    OutputStream sealing(OutputStream target) throws IOException {
        try {
            KeysetHandle key = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
            byte[] head = vault.seal(
                    TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get())
                            .getBytes(StandardCharsets.UTF_8),
                    CONTEXT);
            DataOutputStream data = new DataOutputStream(target);
            data.writeInt(head.length);
            data.write(head);
            data.flush();
            return cipher(key).newEncryptingStream(target, ASSOCIATED);
        } catch (GeneralSecurityException cannotSeal) {
            throw new IOException("cannot seal a payload", cannotSeal);
        }
    }

    /** The plain content of what {@link #sealing} wrote. */
    InputStream opening(InputStream source) throws IOException {
        try {
            DataInputStream data = new DataInputStream(source);
            int length = data.readInt();
            if (length < 1 || length > LARGEST_HEAD_BYTES) {
                throw new IOException("a payload in the spool has no readable head");
            }
            byte[] head = data.readNBytes(length);
            KeysetHandle key = TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(vault.open(head, CONTEXT), StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
            return cipher(key).newDecryptingStream(source, ASSOCIATED);
        } catch (GeneralSecurityException cannotOpen) {
            throw new IOException("cannot open a payload of the spool", cannotOpen);
        }
    }

    private static StreamingAead cipher(KeysetHandle key) throws GeneralSecurityException {
        return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }
}
