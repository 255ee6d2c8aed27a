package kinbridge.connectors.probation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import kinbridge.connectors.AgencyFailed;
import kinbridge.connectors.EventQueueRoute;
import kinbridge.connectors.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Notify, then fetch. The access limitations are handed over before the event itself, so that the hub
 * never holds a limited case without knowing that it is one; while they cannot be read the event stays
 * on the queue.
 */
final class ProbationEvents implements EventQueueRoute.Taker {

    private final String feed;
    private final String source;
    private final PersonFetch persons;
    private final Receiver receiver;

    ProbationEvents(String feed, String source, PersonFetch persons, Receiver receiver) {
        this.feed = feed;
        this.source = source;
        this.persons = persons;
        this.receiver = receiver;
    }

    @Override
    public void take(@Nullable String message, @Nullable String messageId) throws IOException {
        String text = message == null ? "" : message;
        try {
            handle(text, messageId);
        } catch (AgencyFailed failure) {
            receiver.failed(feed, source, "an event stays on the queue: " + failure.getMessage());
            throw failure;
        } catch (IOException notKept) {
            receiver.failed(feed, source, "an event could not be kept by the hub; it stays on the queue");
            throw notKept;
        }
    }

    private void handle(String text, @Nullable String messageId) throws IOException {
        ProbationEvent event = ProbationEvent.read(text);
        String personId = event.personId();
        boolean limited = personId != null && persons.isLimited(personId);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        receiver.receive(feed, "event " + messageId, event.occurredAt(), new ByteArrayInputStream(content));
        if (personId != null && !limited) {
            fetch(personId, ChangedResources.of(event.type(), persons.allowed()));
        }
    }

    private void fetch(String personId, List<String> resources) throws IOException {
        for (String crn : persons.crnOf(personId).toList()) {
            // By prison number it was asked but not handed over: the hub knows people by their CRN.
            if (!crn.equals(personId) && persons.isLimited(crn)) {
                return;
            }
            Set<String> refusals = persons.fetch(crn, resources);
            if (!refusals.isEmpty()) {
                receiver.failed(feed, source, String.join("; ", refusals));
            }
        }
    }
}
