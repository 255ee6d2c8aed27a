package kinbridge.mappings.housing;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/** An event of the tenure service: what has changed, before and after, and no more than that. */
final class TenureEventMapping {

    private static final String REMOVED = "PersonRemovedFromTenureEvent";
    private static final Set<String> KNOWN =
            Set.of("TenureCreatedEvent", "TenureUpdatedEvent", "PersonAddedToTenureEvent", REMOVED);

    private TenureEventMapping() {}

    static ItemOutcome map(Item item, JsonPart event, Findings findings) {
        String type = event.text("eventType");
        if (type == null || !KNOWN.contains(type)) {
            return findings.notUnderstood("eventType", type, "an event this feed does not have", "one of " + sorted());
        }
        String id = event.text("entityId");
        JsonPart now = event.at("eventData").at("newData");
        if (id == null) {
            return findings.notUnderstood("entityId", null, "an event about no tenure", "the tenure's id");
        }
        if (!now.isObject()) {
            return findings.notUnderstood(now.path(), null, "an event without its data", "an object");
        }
        Set<String> before = members(event.at("eventData").at("oldData"));
        Tenure tenure = new Tenure(id, now, before, time(item, event, findings), item, findings);
        TenureMapping.map(tenure);
        if (type.equals(REMOVED)) {
            removed(tenure, before);
        }
        return findings.outcome(tenure.statements().all());
    }

    /** Whoever was a member before and is not now has left the household, and no more is known. */
    private static void removed(Tenure tenure, Set<String> before) {
        if (!tenure.json().has("householdMembers")) {
            tenure.findings()
                    .part("eventData.newData.householdMembers", null, "nobody said to stay", "the members that stay");
            return;
        }
        Set<String> staying = members(tenure.json());
        before.stream()
                .filter(id -> !staying.contains(id))
                .sorted()
                .forEach(id -> tenure.statements()
                        .removal(tenure.reference("household/" + id), "the person was removed from the tenure"));
    }

    private static Set<String> members(JsonPart data) {
        return data.each("householdMembers").stream()
                .map(member -> String.valueOf(member.text("id")))
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant time(Item item, JsonPart event, Findings findings) {
        Occurred when = findings.when("dateTime", event.text("dateTime"), DateText.Order.UNKNOWN);
        return when instanceof Occurred.AtInstant at ? at.instant() : item.payloadTime();
    }

    private static String sorted() {
        return KNOWN.stream().sorted().collect(Collectors.joining(", "));
    }
}
