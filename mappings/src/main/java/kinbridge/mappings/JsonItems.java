package kinbridge.mappings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Splits a JSON payload into items without holding more than one: an array, an object with an array at
 * one of the given paths, a single object, or one object a line. What breaks off keeps what came before
 * it; an object over the limit is one faulted item, because a feed must not be able to fill the memory.
 *
 * <pre>{@code
 * new JsonItems(object -> object.path("resourceType").asText("unknown"), "entry").split(payload, items);
 * }</pre>
 */
public final class JsonItems {

    /** One object of a feed is a few kilobytes; a thousand times that is a mistake or an attack. */
    public static final int OBJECT_LIMIT_BYTES = 4 * 1024 * 1024;

    private static final int NESTING_LIMIT_LEVELS = 200;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(OBJECT_LIMIT_BYTES)
                    .maxNestingDepth(NESTING_LIMIT_LEVELS)
                    .build())
            .build();

    private static final ObjectMapper JSON = new ObjectMapper(FACTORY.copy())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Function<JsonNode, String> type;
    private final Set<String> arrays;

    /**
     * @param type what an object is, recognised by content
     * @param arrays where an object may hold the items: {@code data}, {@code results.tenures}
     */
    public JsonItems(Function<JsonNode, String> type, String... arrays) {
        this.type = type;
        this.arrays = Arrays.stream(arrays).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws UnreadablePayload when it is empty, not UTF-8, or has no JSON at all; items given before
     *     count
     */
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        try (InputStream content = Utf8.start(payload.content().open())) {
            BufferedInputStream buffered = new BufferedInputStream(content);
            ItemSink sink = new ItemSink(payload, type, items);
            if (JsonLines.begin(buffered)) {
                JsonLines.split(buffered, sink, this);
            } else {
                new JsonStream(arrays, sink).split(FACTORY.createParser((InputStream) buffered));
            }
        }
    }

    Set<String> arrays() {
        return arrays;
    }

    /** The item's object, or a missing node where the content is not one JSON value. */
    public static JsonNode read(Item item) {
        return read(item.content());
    }

    /** The object of that text, or a missing node where it is not one JSON value. */
    public static JsonNode read(String content) {
        try {
            JsonNode node = JSON.readTree(content);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Where items of one payload go: adds place, type and fault. */
    record ItemSink(Payload payload, Function<JsonNode, String> type, Consumer<Item> items) {

        void give(String location, String content) {
            if (!(read(content) instanceof ObjectNode object)) {
                fault(location, content, "not a JSON object", "an object");
            } else if (payload.columns().isEmpty()) {
                items.accept(item(location, type.apply(object), content, null));
            } else {
                giveRenamed(location, object);
            }
        }

        private void giveRenamed(String location, ObjectNode object) {
            try {
                ObjectNode renamed = payload.columns().renamed(object);
                items.accept(item(location, type.apply(renamed), renamed.toString(), null));
            } catch (UnreadablePayload ambiguous) {
                fault(
                        location,
                        object.toString(),
                        "its columns do not fit the column map "
                                + payload.columns().name(),
                        "columns of one table, each once");
            }
        }

        void fault(String location, String content, String reason, String expected) {
            Unreadable problem = new Unreadable(location, null, null, reason, expected);
            items.accept(item(location, "unknown", content, problem));
        }

        private Item item(String location, String itemType, String content, @Nullable Unreadable fault) {
            return new Item(payload.feed(), payload.name(), payload.sourceTime(), itemType, location, content, fault);
        }
    }
}
