package kinbridge.mappings;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Splits what comes as CSV files from one agency and as JSON, from a view or an interface, from another.
 *
 * @param json how its JSON is split
 * @param dialect how its CSV is written
 * @param recognition what the rows under a header are
 */
public record TableItems(JsonItems json, CsvItems.Dialect dialect, CsvItems.Recognition recognition) {

    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        if (Opening.of(payload).isJson()) {
            json.split(payload, items);
        } else {
            CsvItems.split(payload, dialect, recognition, items);
        }
    }
}
