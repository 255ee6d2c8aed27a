package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.UnreadablePayload;

/**
 * The JSON payload by which an authority sends its children to the Department for Education's
 * children's social care interface (version 0.7): {@code Children} as one object or an array, in one
 * payload, an array of payloads or one a line. A child is an item. {@code purge} at any level takes back
 * that thing and all below it.
 */
public final class DfeMapping implements FeedMapping {

    static final String SYSTEM = "socialcare-dfe";

    private static final String CHILD = "child";
    private static final List<String> CHILDREN = List.of("Children", "children");

    private final JsonItems items = new JsonItems(DfeMapping::type, "Children", "children");

    @Override
    public String feed() {
        return "socialcare-dfe";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, item -> children(item, to));
    }

    private static String type(JsonNode object) {
        return object.has("la_child_id") || object.has("child_details") || object.has("social_care_episodes")
                ? CHILD
                : "payload";
    }

    /** An array of children comes as items already; one child, or a payload within an array, as its payload. */
    private static void children(Item item, Consumer<Item> to) {
        JsonNode payload = item.fault() == null ? JsonItems.read(item) : null;
        JsonNode children = payload == null || item.type().equals(CHILD)
                ? null
                : CHILDREN.stream()
                        .map(payload::path)
                        .filter(JsonNode::isContainerNode)
                        .findFirst()
                        .orElse(null);
        if (children == null) {
            to.accept(item);
        } else if (children.isObject()) {
            to.accept(child(item, item.location(), children));
        } else {
            for (int i = 0; i < children.size(); i++) {
                to.accept(child(item, item.location() + ", child " + (i + 1), children.get(i)));
            }
        }
    }

    private static Item child(Item item, String location, JsonNode child) {
        Unreadable fault =
                child.isObject() ? null : new Unreadable(location, null, null, "not a JSON object", "a child");
        return new Item(item.feed(), item.payload(), item.payloadTime(), CHILD, location, child.toString(), fault);
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        CareStatements says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
        JsonPart child = JsonPart.of(item);
        String id = child.text("la_child_id");
        if (id == null) {
            return says.notUnderstood("la_child_id", null, "missing", "the authority's id of the child");
        }
        new DfeChild(new DfePlace(child, says), id).map();
        return says.outcome();
    }

    /**
     * The child, where the payload says all there is: details with a birth, health and episodes all stand
     * in it, nothing of it is purged and every part could be read. Authorities also send partial payloads,
     * which hold only what changed and look like the whole with sections left out; what such a payload
     * does not name goes on, and ends by {@code purge}. A plan kept too long is asked about, one that
     * wrongly ends leaves a child alone.
     */
    @Override
    public Optional<String> whole(Item item, List<Statement> statements) {
        JsonPart child = JsonPart.of(item);
        String id = child.text("la_child_id");
        boolean isWhole = id != null
                && (child.at("child_details").text("date_of_birth") != null
                        || child.at("child_details").text("expected_date_of_birth") != null)
                && child.at("health_and_wellbeing").isObject()
                && child.node().path("social_care_episodes").isArray()
                && child.node().findValues("purge").stream().noneMatch(purge -> DfePlace.isPurge(purge.asText()))
                && map(item) instanceof ItemOutcome.Understood understood
                && understood.parts().isEmpty();
        return isWhole ? Optional.of(DfeChild.reference(String.valueOf(id))) : Optional.empty();
    }
}
