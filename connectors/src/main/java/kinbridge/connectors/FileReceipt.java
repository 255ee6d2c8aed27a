package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hands one fetched file to the hub and tells it how the source fares. */
final class FileReceipt {

    private final String feed;
    private final String source;
    private final Receiver receiver;

    FileReceipt(String feed, String source, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.receiver = receiver;
    }

    /** @throws IOException when the file was not kept: it stays with the agency and is fetched again */
    void take(String name, @Nullable Instant modified, InputStream content) throws IOException {
        try {
            receiver.receive(feed, name, modified, content);
        } catch (IOException notKept) {
            receiver.failed(
                    feed, source, "the file " + name + " was not received whole; it stays there and is fetched again");
            throw notKept;
        }
    }

    void nothingNew() {
        receiver.heard(feed, source);
    }

    void failed(String reason) {
        receiver.failed(feed, source, reason);
    }

    @Nullable
    String mark() {
        return receiver.mark(feed, source);
    }

    void keepMark(String mark) {
        receiver.keepMark(feed, source, mark);
    }
}
