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
 * The child-level lists that an authority makes for an Ofsted inspection (Annex A), with the column names
 * of D2I's queries (version 1.2.0): what every case system can report. Codes come as display texts
 * ({@code h) MWAS}, {@code N1 - Abuse or neglect}), dates day first or ISO. A row states one thing of one
 * child and has no id of its own, so that references are made of the list, the child and the date.
 */
public final class AnnexaMapping implements FeedMapping {

    static final String SYSTEM = "socialcare-annexa";

    private final TableItems items =
            new TableItems(new JsonItems(AnnexaMapping::list), CsvItems.Dialect.COMMA, AnnexaMapping::list);

    @Override
    public String feed() {
        return "socialcare-annexa";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String list(JsonNode row) {
        List<String> columns = new ArrayList<>();
        row.fieldNames().forEachRemaining(columns::add);
        return AnnexaList.of(columns).map(AnnexaList::word).orElse("no list");
    }

    private static String list(List<String> columns) throws UnreadablePayload {
        return AnnexaList.of(columns)
                .map(AnnexaList::word)
                .orElseThrow(() -> new UnreadablePayload(
                        "columns of no list of Annex A, expected ChildUniqueID and the columns of one list"));
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Optional<AnnexaList> list = AnnexaList.of(item.type());
        if (list.isEmpty()) {
            return new Findings(item)
                    .notUnderstood(null, null, "a row of no list of Annex A", "the columns of one of its lists");
        }
        return list.get().map(item);
    }
}
