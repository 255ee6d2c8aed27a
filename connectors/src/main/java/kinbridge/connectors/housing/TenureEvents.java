package kinbridge.connectors.housing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kinbridge.connectors.EventQueueRoute;
import kinbridge.connectors.Receiver;
import org.jspecify.annotations.Nullable;

/** Hands over each tenure event as it came; what it means is the mapping's business. */
final class TenureEvents implements EventQueueRoute.Taker {

    private final String feed;
    private final String source;
    private final Receiver receiver;

    TenureEvents(String feed, String source, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.receiver = receiver;
    }

    @Override
    public void take(@Nullable String event, @Nullable String messageId) throws IOException {
        byte[] content = (event == null ? "" : event).getBytes(StandardCharsets.UTF_8);
        try {
            receiver.receive(feed, "event " + messageId, null, new ByteArrayInputStream(content));
        } catch (IOException notKept) {
            receiver.failed(feed, source, "an event could not be kept by the hub; it stays on the queue");
            throw notKept;
        }
    }
}
