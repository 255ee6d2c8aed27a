package kinbridge.hiding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What may follow an answer without changing what it says: a comment after HTML, white space after JSON
 * and XML.
 */
final class Padding {

    private static final byte[] COMMENT_START = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);

    private final int multiple;

    Padding(int multiple) {
        this.multiple = multiple;
    }

    /** The bytes to append to a body of this length; none where the kind of content allows none. */
    byte[] after(int length, @Nullable String contentType) {
        if (contentType == null || length == 0) {
            return new byte[0];
        }
        boolean isHtml = contentType.startsWith("text/html");
        boolean isJson = contentType.startsWith("application/json") || contentType.contains("+json");
        boolean isXml = contentType.startsWith("application/xml") || contentType.contains("+xml");
        if (!isHtml && !isJson && !isXml) {
            return new byte[0];
        }
        int least = isHtml ? COMMENT_START.length + COMMENT_END.length : 0;
        byte[] padding = new byte[least + Math.floorMod(-(length + least), multiple)];
        Arrays.fill(padding, (byte) ' ');
        if (isHtml) {
            System.arraycopy(COMMENT_START, 0, padding, 0, COMMENT_START.length);
            System.arraycopy(COMMENT_END, 0, padding, padding.length - COMMENT_END.length, COMMENT_END.length);
        }
        return padding;
    }
}
