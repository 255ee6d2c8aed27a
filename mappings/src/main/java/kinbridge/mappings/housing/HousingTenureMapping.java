package kinbridge.mappings.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.UnreadablePayload;

/** The feed {@code housing-tenure}: tenures as the REST service lists them, and the events about them. */
public final class HousingTenureMapping implements FeedMapping {

    private static final String TENURE = "TenureInformation";
    private static final List<String> TENURE_FIELDS =
            List.of("tenuredAsset", "householdMembers", "tenureType", "startOfTenureDate");

    private final JsonItems items =
            new JsonItems(HousingTenureMapping::type, "results", "results.tenures", "tenures", "data");

    @Override
    public String feed() {
        return Tenure.SYSTEM;
    }

    @Override
    public Agency agency() {
        return Agency.HOUSING;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String type(JsonNode object) {
        if (object.has("eventType")) {
            return object.path("eventType").asText();
        }
        return TENURE_FIELDS.stream().anyMatch(object::has) ? TENURE : "unknown";
    }

    /** The list states a tenure whole; an event states only what changed. */
    @Override
    public Optional<String> whole(Item item, List<Statement> statements) {
        return statements.stream()
                .map(Statement::sourceRef)
                .filter(reference -> item.type().equals(TENURE) && reference.startsWith("tenure/"))
                .map(reference -> reference.split("/", 3))
                .map(parts -> parts[0] + "/" + parts[1])
                .findFirst();
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        JsonPart object = JsonPart.of(item);
        if (item.type().equals(TENURE)) {
            return TenureMapping.map(item, object, findings);
        }
        return object.has("eventType")
                ? TenureEventMapping.map(item, object, findings)
                : findings.notUnderstood(null, null, "neither a tenure nor an event", "TenureInformation or an event");
    }
}
