package kinbridge.mappings.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
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
import kinbridge.mappings.Row;
import kinbridge.mappings.TableItems;
import kinbridge.mappings.UnreadablePayload;

/**
 * The feed {@code housing-arrears}: rows about tenancies in arrears, as CSV or JSON, of an income
 * service's tables (case_priorities, agreements, court_cases, evictions) or of Universal Housing's
 * (tenagree, araction, arag, member), told apart by their columns. Owner of the form: the London Borough
 * of Hackney's income interface, and Civica's Universal Housing.
 *
 * <p>A row is about a tenancy and names it by its reference ({@code tenancy_ref}, {@code tag_ref}). Who
 * that is, {@code housing-tenure} says: a tenure's {@code legacyReferences} hold that reference under
 * {@code uh_tag_ref} or {@code u_saff_tenancy_ref}, and the address of its members goes by it. The payment
 * reference is not used for that, as only one of the tables has it. Where there is no tenure service,
 * {@code tenagree} and {@code member} say who it is. Until either arrives the row waits and is nobody's.
 *
 * <p>A column of characters is padded and the padding is none of its value; 1 January 1900 is no date. The
 * comments of actions, reasons for a pause, names of staff, the ticks for pregnancy, disability and risk
 * and the National Insurance number are not read: they are about health or in words that nobody checked.
 */
public final class ArrearsMapping implements FeedMapping {

    private final TableItems items = new TableItems(
            new JsonItems(
                    ArrearsMapping::type,
                    "data",
                    "results",
                    "case_priorities",
                    "agreements",
                    "court_cases",
                    "evictions",
                    "tenagree",
                    "araction",
                    "arag",
                    "member"),
            CsvItems.Dialect.COMMA,
            ArrearsMapping::table);

    @Override
    public String feed() {
        return ArrearsRow.SYSTEM;
    }

    @Override
    public Agency agency() {
        return Agency.HOUSING;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String type(JsonNode object) {
        List<String> columns =
                object.properties().stream().map(java.util.Map.Entry::getKey).toList();
        return table((Collection<String>) columns).map(ArrearsTable::title).orElse("unknown");
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        return table((Collection<String>) columns)
                .map(ArrearsTable::title)
                .orElseThrow(
                        () -> new UnreadablePayload(
                                "columns of no table of this feed, expected tenancy_ref, tag_ref or house_ref and its columns"));
    }

    private static Optional<ArrearsTable> table(Collection<String> columns) {
        return ArrearsTable.of(columns.stream().map(Row::columnName).toList());
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        Optional<ArrearsTable> table = ArrearsTable.named(item.type());
        if (table.isEmpty()) {
            return findings.notUnderstood(null, null, "a row of no table of this feed", "tenancy_ref and its columns");
        }
        ArrearsRow row = new ArrearsRow(item, table.get(), findings);
        if (row.reference().isEmpty()) {
            return findings.notUnderstood(table.get().key(), null, "missing", "the reference of the tenancy or house");
        }
        table.get().map(row);
        return findings.outcome(row.says().all());
    }
}
