package kinbridge.mappings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Payloads made in a test, and the items that come of them. */
public final class Payloads {

    /** How a test splits. */
    @FunctionalInterface
    public interface Splitting {
        void split(Payload payload, java.util.function.Consumer<Item> items) throws IOException, UnreadablePayload;
    }

    private Payloads() {}

    public static Payload of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Payload of(byte[] bytes) {
        return new Payload("test-feed", "payload", null, () -> new ByteArrayInputStream(bytes));
    }

    public static List<Item> items(Payload payload, Splitting splitting) throws IOException, UnreadablePayload {
        List<Item> items = new ArrayList<>();
        splitting.split(payload, items::add);
        return items;
    }
}
