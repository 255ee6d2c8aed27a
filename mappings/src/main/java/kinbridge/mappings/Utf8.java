package kinbridge.mappings;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The start of a payload that must be UTF-8: a byte order mark is removed, and UTF-16 or UTF-32, which a
 * parser might otherwise half understand, is refused by name.
 */
public final class Utf8 {

    private static final int MARK_BYTES = 3;

    private Utf8() {}

    public static InputStream start(InputStream content) throws IOException, UnreadablePayload {
        PushbackInputStream stream = new PushbackInputStream(content, MARK_BYTES);
        byte[] first = stream.readNBytes(MARK_BYTES);
        if (first.length == 0) {
            throw new UnreadablePayload("the payload is empty");
        }
        if (isUtf16(first)) {
            throw new UnreadablePayload("the payload is UTF-16 or UTF-32, expected UTF-8");
        }
        if (!isByteOrderMark(first)) {
            stream.unread(first);
        }
        return stream;
    }

    private static boolean isByteOrderMark(byte[] first) {
        return first.length == MARK_BYTES
                && first[0] == (byte) 0xEF
                && first[1] == (byte) 0xBB
                && first[2] == (byte) 0xBF;
    }

    // Without a mark, text in these encodings starts with an ASCII character, so one of two bytes is 0.
    private static boolean isUtf16(byte[] first) {
        if (first.length < 2) {
            return first[0] == 0;
        }
        boolean marked = (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF)
                || (first[0] == (byte) 0xFF && first[1] == (byte) 0xFE);
        return marked || first[0] == 0 || first[1] == 0;
    }
}
