package kinbridge.mappings.socialcare;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import kinbridge.mappings.Agency;
import kinbridge.mappings.CsvItems;
import kinbridge.mappings.DateText;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Opening;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Row;
import kinbridge.mappings.UnreadablePayload;
import kinbridge.mappings.XmlElement;
import kinbridge.mappings.XmlItems;
import kinbridge.mappings.YesNo;
import org.jspecify.annotations.Nullable;

/**
 * The SSDA903 return of looked-after children: a table a CSV file, recognised by its header, or the XML
 * variant with all of a child in one element. Dates are day first in both.
 */
public final class Ssda903Mapping implements FeedMapping {

    static final String SYSTEM = "socialcare-903";

    private static final String XML_ROOT = "EXPSSDA903";
    private static final String XML_CHILD = "CHILD";

    @Override
    public String feed() {
        return "socialcare-903";
    }

    @Override
    public Agency agency() {
        return Agency.SOCIALCARE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        if (Opening.of(payload).isXml()) {
            XmlItems.split(payload, XML_ROOT, XML_CHILD, items);
        } else {
            CsvItems.split(payload, CsvItems.Dialect.COMMA, Ssda903Mapping::table, items);
        }
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        return Ssda903Table.of(columns)
                .map(Ssda903Table::word)
                .orElseThrow(() -> new UnreadablePayload(
                        "columns of no table of the SSDA903 return, expected CHILD and its columns"));
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        if (item.type().equals(XML_CHILD)) {
            return child(item);
        }
        Row row = Row.of(item);
        CareStatements says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
        String child = row.text("CHILD");
        Optional<Ssda903Table> table = Ssda903Table.of(item.type());
        if (child == null || table.isEmpty()) {
            return says.notUnderstood("CHILD", null, "missing", "the authority's id of the child");
        }
        table.get().map(new Ssda903Row(column -> either(row::text, column), child, "", says));
        return says.outcome();
    }

    private static ItemOutcome child(Item item) {
        XmlElement child = XmlElement.read(item.content()).orElse(null);
        XmlElement header = child == null ? null : child.child("HEADER").orElse(null);
        String id = header == null ? null : header.text("CHILDID");
        if (child == null || header == null || id == null) {
            return new Findings(item)
                    .notUnderstood("HEADER/CHILDID", null, "missing", "the authority's id of the child");
        }
        CareStatements says = new CareStatements(item, SYSTEM, DateText.Order.DAY_FIRST);
        Ssda903Table.HEADER.map(new Ssda903Row(header::text, id, "HEADER/", says));
        if (YesNo.read(header.text("UASC")).orElse(false)) {
            Ssda903Table.ASYLUM.map(new Ssda903Row(header::text, id, "HEADER/", says));
        }
        header.children("AREVIEW")
                .forEach(review -> Ssda903Table.REVIEWS.map(new Ssda903Row(review::text, id, "HEADER/AREVIEW/", says)));
        header.child("PERMANENCE")
                .ifPresent(each -> Ssda903Table.PREVIOUS_PERMANENCE.map(
                        new Ssda903Row(each::text, id, "HEADER/PERMANENCE/", says)));
        header.child("OC2")
                .ifPresent(each -> Ssda903Table.OUTCOMES.map(new Ssda903Row(each::text, id, "HEADER/OC2/", says)));
        child.children("EPISODE")
                .forEach(episode -> Ssda903Table.EPISODES.map(
                        new Ssda903Row(column -> either(episode::text, column), id, "EPISODE/", says)));
        return says.outcome();
    }

    /** The XML, and some CSV files after it, call the place of an episode PL. */
    private static @Nullable String either(Function<String, @Nullable String> cells, String column) {
        String text = cells.apply(column);
        return text == null ? cells.apply(OTHER_NAMES.getOrDefault(column, column)) : text;
    }

    private static final Map<String, String> OTHER_NAMES = Map.of("PLACE", "PL");

    static String upper(String column) {
        return column.strip().toUpperCase(Locale.ROOT);
    }
}
