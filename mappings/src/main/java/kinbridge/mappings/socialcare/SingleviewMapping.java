package kinbridge.mappings.socialcare;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kinbridge.mappings.Agency;
import kinbridge.mappings.CsvItems;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Row;
import kinbridge.mappings.UnreadablePayload;

/**
 * The CSV drop of children's social care for a single view (Family Context), in both its shapes: {@code
 * csc.csv}, which says of each person whether social care is involved, and {@code Childrens Social
 * Care.csv}, a row a service. Addresses run over several lines, dates come as day first, as ISO and with
 * a time.
 */
public final class SingleviewMapping implements FeedMapping {

    static final String SYSTEM = "socialcare-singleview";

    private static final String INVOLVEMENT = "involvement";
    private static final String SERVICE = "service";

    @Override
    public String feed() {
        return "socialcare-singleview";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        CsvItems.split(payload, CsvItems.Dialect.COMMA, SingleviewMapping::shape, items);
    }

    /** Files of other services have the same first columns, and another's person in charge. */
    private static String shape(Collection<String> columns) throws UnreadablePayload {
        Set<String> names = columns.stream().map(Row::columnName).collect(Collectors.toSet());
        if (names.containsAll(List.of("cms id", "service involvement"))) {
            return INVOLVEMENT;
        }
        boolean isService = names.contains("service/event desc") || names.contains("service event desc");
        if (names.containsAll(List.of("cms no", "keyworker")) && isService) {
            return SERVICE;
        }
        throw new UnreadablePayload("columns of neither file, expected Cms Id with Service Involvement,"
                + " or CMS No with Keyworker and Service/Event Desc");
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        CareStatements says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
        Row row = Row.of(item);
        boolean isService = item.type().equals(SERVICE);
        if (!isService && !item.type().equals(INVOLVEMENT)) {
            return new Findings(item).notUnderstood(null, null, "a row of neither file", "an involvement or a service");
        }
        String idColumn = isService ? "CMS No" : "Cms Id";
        String id = row.text(idColumn);
        if (id == null) {
            return says.notUnderstood(idColumn, null, "missing", "the case system's id of the person");
        }
        SingleviewPerson.map(row, id, says);
        if (isService) {
            SingleviewService.map(row, id, says);
        } else {
            SingleviewInvolvement.map(row, id, says);
        }
        return says.outcome();
    }
}
