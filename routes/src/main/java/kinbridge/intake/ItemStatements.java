package kinbridge.intake;

import java.time.Instant;
import java.util.List;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The sound and covered statements of one item.
 *
 * @param time stands in where a statement has none
 * @param hashes of each statement, what tells it from another version of the same thing
 * @param whole the reference whose parts are no longer so where they are not said again, or null
 */
record ItemStatements(
        Item item,
        Receipt receipt,
        Instant time,
        List<Statement> statements,
        List<String> hashes,
        @Nullable String whole) {
    ItemStatements {
        statements = List.copyOf(statements);
        hashes = List.copyOf(hashes);
    }

    /** A payload's own time stands in where a statement has none; else it is the time of receipt. */
    static ItemStatements of(
            Item item,
            Receipt receipt,
            List<Statement> covered,
            List<String> hashes,
            FeedMapping mapping,
            ItemOutcome.Understood understood) {
        return new ItemStatements(
                item,
                receipt,
                item.payloadTime() == null ? receipt.at() : item.payloadTime(),
                covered,
                hashes,
                // An item with a part that could not be read does not say that the part is gone.
                understood.parts().isEmpty()
                        ? mapping.whole(item, understood.statements()).orElse(null)
                        : null);
    }
}
