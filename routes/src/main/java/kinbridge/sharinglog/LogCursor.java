package kinbridge.sharinglog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of the list ended; opaque to whoever carries it.
 *
 * @param key what the order puts before time; empty where it is time alone
 */
record LogCursor(LogOrder order, Instant recordedAt, UUID entryId, String key) {

    static LogCursor at(LogOrder order, LogLine line) {
        return new LogCursor(order, line.recordedAt(), line.entryId(), order.key(line));
    }

    static LogCursor parse(String text, LogOrder order) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 4);
            if (!order.name().equals(parts[0])) {
                throw new IllegalArgumentException("of another order");
            }
            return new LogCursor(order, Instant.parse(parts[1]), UUID.fromString(parts[2]), parts[3]);
        } catch (RuntimeException problem) {
            throw new IllegalArgumentException("not a page of the sharing log");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        (order + " " + recordedAt + " " + entryId + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
