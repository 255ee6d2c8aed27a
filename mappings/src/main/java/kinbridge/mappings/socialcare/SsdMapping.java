package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.CsvItems;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.Payload;
import kinbridge.mappings.TableItems;
import kinbridge.mappings.UnreadablePayload;

/**
 * The Standard Safeguarding Dataset (D2I), which every case system can be made to extract: a table a
 * file, or rows of a database view. Its persons are known by {@code pers_person_id}.
 */
public final class SsdMapping implements FeedMapping {

    private final TableItems items =
            new TableItems(new JsonItems(SsdMapping::table), CsvItems.Dialect.COMMA, SsdMapping::table);

    @Override
    public String feed() {
        return "socialcare-ssd";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String table(JsonNode row) {
        List<String> columns = new ArrayList<>();
        row.fieldNames().forEachRemaining(columns::add);
        return SsdTable.wordFor(columns).orElse("no table");
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        return SsdTable.wordFor(columns)
                .orElseThrow(() -> new UnreadablePayload(
                        "columns of no table, expected those of the Standard Safeguarding Dataset"));
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Optional<SsdTable> table = SsdTable.of(item.type());
        if (table.isEmpty()) {
            return new Findings(item)
                    .notUnderstood(
                            null,
                            null,
                            "a row of " + item.type() + ", which the hub does not map",
                            "a table of the Standard Safeguarding Dataset that it maps");
        }
        SsdRow row = new SsdRow(item);
        table.get().map(row);
        return row.says().outcome();
    }
}
