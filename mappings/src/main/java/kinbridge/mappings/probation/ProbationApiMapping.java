package kinbridge.mappings.probation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Crn;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Payload;
import kinbridge.mappings.UnreadablePayload;
import org.jspecify.annotations.Nullable;

/**
 * The feed {@code probation-api}: one resource of the External API an item, as the connector wraps it
 * ({@code crn}, {@code resource}, {@code fetchedAt}, {@code payload}) or bare, told by its shape.
 */
public final class ProbationApiMapping implements FeedMapping {

    private final JsonItems items = new JsonItems(object -> Resource.of(object).title(), "access");

    @Override
    public String feed() {
        return ProbationCase.SYSTEM;
    }

    @Override
    public Agency agency() {
        return Agency.PROBATION;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        JsonPart wrapper = JsonPart.of(item);
        Resource resource = Resource.of(wrapper.node());
        if (resource == Resource.UNKNOWN) {
            return findings.notUnderstood(
                    "resource", wrapper.text("resource"), "no resource this feed reads", "one of the External API");
        }
        JsonPart payload = Resource.payload(wrapper);
        Optional<Crn> crn = crn(wrapper, payload);
        if (crn.isEmpty()) {
            return findings.notUnderstood("crn", null, "no case reference number", "a letter and six digits");
        }
        ProbationCase of = new ProbationCase(crn.get(), time(item, wrapper, findings), item, findings);
        map(resource, wrapper, payload, of);
        return findings.outcome(of.statements().all());
    }

    /** A limited case says nothing else, whatever else came with it. */
    private static void map(Resource resource, JsonPart wrapper, JsonPart payload, ProbationCase of) {
        Optional<JsonPart> limited = AccessLimits.within(wrapper);
        if (limited.isPresent()) {
            AccessLimits.limit(limited.get(), of);
        } else {
            resource.map(payload, of);
        }
    }

    private static Optional<Crn> crn(JsonPart wrapper, JsonPart payload) {
        JsonNode identifiers = payload.node().path("identifiers");
        return List.of(
                        String.valueOf(wrapper.text("crn")),
                        String.valueOf(payload.text("crn")),
                        String.valueOf(payload.text("hmppsId")),
                        String.valueOf(payload.at("otherIds").text("crn")),
                        identifiers.path("deliusCrn").asText(""),
                        identifiers.path("crns").path(0).asText(""))
                .stream()
                .flatMap(text -> Crn.read(text).stream())
                .findFirst();
    }

    private static @Nullable Instant time(Item item, JsonPart wrapper, Findings findings) {
        Occurred when = findings.when("fetchedAt", wrapper.text("fetchedAt"), DateText.Order.UNKNOWN);
        return when instanceof Occurred.AtInstant at ? at.instant() : item.payloadTime();
    }
}
