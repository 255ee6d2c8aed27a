package kinbridge.mappings.socialcare;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Payload;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.XmlElement;
import kinbridge.mappings.XmlItems;
import org.jspecify.annotations.Nullable;

/**
 * The children in need census of any year from 2021, a child at a time. It has no names, so its children
 * are persons of its own system until linkage knows better.
 */
public final class CinMapping implements FeedMapping {

    static final String SYSTEM = "socialcare-cin";

    @Override
    public String feed() {
        return "socialcare-cin";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    /** The census says itself when it was made; a file copied later is no newer. */
    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        Map<String, String> header = XmlItems.textsBefore(payload, "Child");
        String collection = header.getOrDefault("Collection", "CIN");
        if (!collection.equals("CIN")) {
            throw new UnreadablePayload("a collection other than CIN, expected the children in need census");
        }
        Instant made = instant(header.get("DateTime"));
        Payload dated = new Payload(
                payload.feed(), payload.name(), made == null ? payload.sourceTime() : made, payload.content());
        XmlItems.split(dated, "Message", "Child", items);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return DateText.read(text, DateText.Order.DAY_FIRST) instanceof DateText.Found found
                        && found.occurred() instanceof Occurred.AtInstant at
                ? at.instant()
                : null;
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        XmlElement child = XmlElement.read(item.content()).orElse(null);
        String id = child == null
                ? null
                : child.child("ChildIdentifiers")
                        .map(ids -> ids.text("LAchildID"))
                        .orElse(null);
        if (child == null || id == null) {
            return new Findings(item)
                    .notUnderstood("ChildIdentifiers/LAchildID", null, "missing", "the authority's id of the child");
        }
        CareStatements says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
        CinChild.map(child, id, says);
        return says.outcome();
    }
}
