package kinbridge.mappings.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.CsvItems;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonItems;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.TableItems;
import kinbridge.mappings.UnreadablePayload;

/**
 * The feed {@code housing-alerts}: cautionary alerts, by which a landlord warns its own staff. Three forms:
 * rows of Hackney's PropertyAlertNew; its older sheet, whose header is the letters {@code A,B,...,P,AH} and
 * no names; and HACT's AlertRegardingPerson (UK Housing Data Standards 3.5) as JSON, with the person's id
 * that whoever fetches puts inside, as HACT has it outside.
 *
 * <p>What the letters mean is an inference from samples and published nowhere: E the date, G the code, K
 * the kind, N the property, O (else A) the person, P whether it is active, AH the id. The others, free
 * text among them, are not read. See {@link CautionaryAlert} for what leaves.
 */
public final class CautionaryAlertMapping implements FeedMapping {

    static final String SYSTEM = "housing-alerts";

    private final TableItems items = new TableItems(
            new JsonItems(CautionaryAlertMapping::type, "alerts", "results", "data"),
            CsvItems.Dialect.COMMA,
            CautionaryAlertMapping::table);

    @Override
    public String feed() {
        return SYSTEM;
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
        if (object.has("date_of_incident") || object.has("caution_on_system")) {
            return "property_alert";
        }
        return object.has("type") ? "AlertRegardingPerson" : "unknown";
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        List<String> names = columns.stream().map(Row::columnName).toList();
        if (names.contains("date_of_incident") || names.contains("caution_on_system")) {
            return "property_alert";
        }
        if (names.containsAll(List.of("a", "e", "g", "o", "p", "ah"))) {
            return "lettered";
        }
        throw new UnreadablePayload("columns of neither form, expected date_of_incident and its like or A,B,...,P,AH");
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        StatementList says = new StatementList(item, Agency.HOUSING, item.payloadTime());
        switch (item.type()) {
            case "property_alert" -> CautionaryAlert.ofProperty(Row.of(item)).map(findings, says);
            case "lettered" -> CautionaryAlert.ofLetters(Row.of(item)).map(findings, says);
            case "AlertRegardingPerson" ->
                CautionaryAlert.ofHact(JsonPart.of(item)).map(findings, says);
            default -> findings.part(null, null, "not an alert", "date_of_incident, or an id and a type");
        }
        return findings.outcome(says.all());
    }
}
