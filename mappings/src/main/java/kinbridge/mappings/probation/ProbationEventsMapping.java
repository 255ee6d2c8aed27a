package kinbridge.mappings.probation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Payload;
import kinbridge.mappings.UnreadablePayload;

/**
 * The feed {@code probation-events}: HMPPS domain events and External API events, bare or in the
 * queue's envelope with the event as text in it.
 */
public final class ProbationEventsMapping implements FeedMapping {

    static final String FEED = "probation-events";

    private final JsonItems items = new JsonItems(ProbationEventsMapping::type);

    @Override
    public String feed() {
        return FEED;
    }

    @Override
    public Agency agency() {
        return Agency.PROBATION;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String type(JsonNode object) {
        return event(object).path("eventType").asText("unknown");
    }

    /** The event itself, out of the envelope's {@code Message} where there is one. */
    static JsonNode event(JsonNode object) {
        return object.path("Message").isTextual()
                ? JsonItems.read(object.path("Message").asText())
                : object;
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        JsonPart event = new JsonPart(event(JsonItems.read(item)), "");
        String type = event.text("eventType");
        if (type == null) {
            return findings.notUnderstood("eventType", null, "not an event", "an event with its eventType");
        }
        return ProbationEvent.of(item, event, type, findings);
    }
}
