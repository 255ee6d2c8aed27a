package kinbridge.sharinglog;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How large the block of level 0 is: as the number of open decisions says, which everybody sees who sees the length. What
 * does not fit goes into a large one; so that a large one tells of nothing, one look in thirty-two gets it with nothing in
 * it: which ones, only the restricted key knows, and it is the same each time that somebody looks at a family in that way.
 */
final class HiddenSize {

    /** Holds some forty decisions. */
    static final int SMALLEST_BYTES = 4096;

    /** What a decision takes up beside others, compressed, with something to spare. */
    private static final int BYTES_A_DECISION = 96;

    private static final int TIMES_LARGER = 8;
    private static final int ONE_IN = 32;

    private final byte[] secret;

    HiddenSize(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * @param open how many decisions are not hidden
     * @param needed bytes that the block must hold
     */
    int of(LogEntry entry, int open, int needed) {
        int ordinary = atLeast(SMALLEST_BYTES, (long) open * BYTES_A_DECISION);
        return needed <= ordinary && !isLargeAnyway(entry) ? ordinary : atLeast(ordinary * TIMES_LARGER, needed);
    }

    private static int atLeast(int smallest, long needed) {
        long size = smallest;
        while (size < needed) {
            size *= 2;
        }
        return Math.toIntExact(size);
    }

    private boolean isLargeAnyway(LogEntry entry) {
        UUID family = entry.about().familyId();
        String way = String.join(
                "/",
                entry.requester().personId(),
                String.valueOf(family),
                String.valueOf(entry.about().childInFocus()),
                entry.kind().name(),
                entry.purpose(),
                orNone(entry.delivery().channel()),
                orNone(entry.origin().route()));
        return (mac(way)[0] & (ONE_IN - 1)) == 0;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
