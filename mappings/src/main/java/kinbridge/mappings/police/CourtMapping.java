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
 * The feed {@code police-court}: hearings of the Common Platform, a hearing an item, bare or as {@code
 * {"hearing": {...}}}. Standard: the Common Platform's hearing JSON; owner: HM Courts and Tribunals
 * Service. What is made of a defendant is in {@link Defendant}.
 */
public final class CourtMapping implements FeedMapping {

    private final JsonItems hearings = new JsonItems(CourtMapping::type, "hearings");

    @Override
    public String feed() {
        return Defendant.SYSTEM;
    }

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        hearings.split(payload, items);
    }

    private static String type(JsonNode object) {
        boolean isHearing = object.path("hearing").isObject() || object.has("prosecutionCases");
        return isHearing ? "hearing" : "unknown";
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        JsonPart message = JsonPart.of(item);
        JsonPart hearing = message.at("hearing").isObject() ? message.at("hearing") : message;
        String id = hearing.text("id");
        if (id == null || !hearing.has("prosecutionCases")) {
            return findings.notUnderstood(
                    hearing.field(id == null ? "id" : "prosecutionCases"), null, "missing", "a hearing and its cases");
        }
        StatementList says = new StatementList(item, Agency.POLICE, shared(message, item, findings));
        Hearing read = Hearing.of(id, hearing, findings);
        for (JsonPart prosecution : hearing.each("prosecutionCases")) {
            for (JsonPart defendant : prosecution.each("defendants")) {
                new Defendant(defendant, prosecution, read, findings, says).map();
            }
        }
        return findings.outcome(says.all());
    }

    private static @Nullable Instant shared(JsonPart message, Item item, Findings findings) {
        Occurred time = findings.when("sharedTime", message.text("sharedTime"), DateText.Order.UNKNOWN);
        return time instanceof Occurred.AtInstant at ? at.instant() : item.payloadTime();
    }
}
