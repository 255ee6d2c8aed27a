package kinbridge.mappings;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What one feed's words mean. Found by {@link ServiceLoader}, so a new feed is a class and a line in
 * {@code META-INF/services}. Stateless: one instance serves all threads.
 */
public interface FeedMapping {

    /** The feed's id, the same in configuration, queues, metrics and pages. */
    String feed();

    Agency agency();

    /**
     * Splits a payload into items, streaming: no more than one item is held at a time. A fault that
     * spoils one item is given as that item's {@link Item#fault()}, and splitting goes on.
     *
     * @throws UnreadablePayload when the payload is not of this feed; items given before it count
     */
    void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload;

    /** A pure function: what this item says. Never throws for bad input. */
    ItemOutcome map(Item item);

    /**
     * The reference of the thing that this item states whole, if it does: whatever was said under {@code
     * <reference>/...} before and is not said again is no longer so. Empty for an item that states only a
     * part, such as an event.
     */
    default Optional<String> whole(Item item, List<Statement> statements) {
        return Optional.empty();
    }

    static Stream<FeedMapping> all() {
        return ServiceLoader.load(FeedMapping.class).stream().map(ServiceLoader.Provider::get);
    }
}
