package kinbridge.mappings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key made of what a thing says where its feed gives it no id. It is a digest, because references
 * stand in the clear, in logs and in messages, and an address or an offence must not.
 */
public final class NaturalKey {

    private static final int SHOWN_BYTES = 10;

    private NaturalKey() {}

    /** Equal for equal parts in equal order; a part that is not there counts as such. */
    public static String of(@Nullable String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
