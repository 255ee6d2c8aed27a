package kinbridge.sharinglog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import kinbridge.sharinglog.chain.ChainedEntry;

/** What the sharing log keeps of a file, a page or a decision in place of what it says: SHA-256 in hex. */
public final class Sha256 {

    private Sha256() {}

    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(ChainedEntry.sha256(bytes));
    }

    /** Of the text as UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
