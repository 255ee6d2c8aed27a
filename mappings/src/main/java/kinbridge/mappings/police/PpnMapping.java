package kinbridge.mappings.police;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Payload;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.UnreadablePayload;
import org.jspecify.annotations.Nullable;

/**
 * Public protection notices with DASH risk, a notice an item. No force publishes a format; this one is
 * the hub's own and no standard, described in {@code ppn.schema.json}. It has no narrative.
 */
public final class PpnMapping implements FeedMapping {

    private final JsonItems notices = new JsonItems(PpnMapping::type, "ppn");

    @Override
    public String feed() {
        return "police-ppn";
    }

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        notices.split(payload, items);
    }

    private static String type(JsonNode object) {
        return object.has("ppnRef") || object.has("persons") ? "ppn" : "unknown";
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        JsonPart notice = JsonPart.of(item);
        String reference = notice.text("ppnRef");
        if (reference == null) {
            return findings.notUnderstood("ppnRef", null, "missing", "the reference of a protection notice");
        }
        StatementList says = new StatementList(item, Agency.POLICE, submitted(notice, item, findings));
        new Notice(notice, reference, findings, says).map();
        return findings.outcome(says.all());
    }

    private static @Nullable Instant submitted(JsonPart notice, Item item, Findings findings) {
        Occurred time = findings.when("submittedAt", notice.text("submittedAt"), DateText.Order.DAY_FIRST);
        return time instanceof Occurred.AtInstant at ? at.instant() : item.payloadTime();
    }
}
