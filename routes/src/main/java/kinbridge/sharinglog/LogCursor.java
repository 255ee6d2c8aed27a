package kinbridge.sharinglog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page of the list ended; opaque to whoever carries it. */
record LogCursor(Instant recordedAt, UUID entryId) {

    static LogCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int gap = plain.indexOf(' ');
            return new LogCursor(Instant.parse(plain.substring(0, gap)), UUID.fromString(plain.substring(gap + 1)));
        } catch (RuntimeException problem) {
            throw new IllegalArgumentException("not a page of the sharing log");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((recordedAt + " " + entryId).getBytes(StandardCharsets.UTF_8));
    }
}
