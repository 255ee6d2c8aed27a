package kinbridge.intake;

import java.util.List;
import java.util.UUID;
import kinbridge.mappings.Item;

/**
 * Up to 500 items of one payload: one message, and one transaction.
 *
 * @param firstItem the position of the first item within its payload, counted from 1
 */
record Batch(UUID payload, String feed, long firstItem, List<Item> items) {
    Batch {
        items = List.copyOf(items);
    }
}
