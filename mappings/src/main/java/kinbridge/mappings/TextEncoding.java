package kinbridge.mappings;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells UTF-8 from what only looks like text. A file in UTF-16 read as UTF-8 gives rows of nonsense, so
 * it is refused as a whole, by its mark or by its NUL bytes.
 */
public final class TextEncoding {

    private record Mark(String bytes, String encoding) {}

    // Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
    private static final List<Mark> MARKS = List.of(
            new Mark("fffe0000", "UTF-32"),
            new Mark("0000feff", "UTF-32"),
            new Mark("fffe", "UTF-16"),
            new Mark("feff", "UTF-16"));

    private TextEncoding() {}

    /**
     * How many bytes at the start are a byte order mark and no text: 3 or 0.
     *
     * @param first the first bytes of the payload, some thousand where there are so many
     * @throws UnreadablePayload when they are not UTF-8 text but another encoding
     */
    public static int bytesBeforeText(byte[] first) throws UnreadablePayload {
        if (startsWith(first, "efbbbf")) {
            return 3;
        }
        for (Mark mark : MARKS) {
            if (startsWith(first, mark.bytes())) {
                throw new UnreadablePayload("found " + mark.encoding() + ", expected UTF-8");
            }
        }
        int nuls = 0;
        for (byte each : first) {
            nuls += each == 0 ? 1 : 0;
        }
        if (nuls * 5 >= first.length && nuls > 0) {
            throw new UnreadablePayload("found NUL bytes as in UTF-16 or UTF-32, expected UTF-8");
        }
        return 0;
    }

    private static boolean startsWith(byte[] bytes, String hexadecimal) {
        byte[] mark = HexFormat.of().parseHex(hexadecimal);
        return bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length);
    }
}
