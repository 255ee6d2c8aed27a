package kinbridge.mappings.housing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Coverage;
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
 * The feed {@code housing-summary}: what a landlord answers about somebody, in the Family Context "Housing"
 * model, as CSV ({@code personId, serviceInvolvement, ...}) or as the JSON of its interface, and the
 * single-view sheet {@code Housing.csv} of councils that run Family Context. Told apart by their columns.
 * Owner of the form: the Family Context project.
 */
public final class HousingSummaryMapping implements FeedMapping {

    static final String SYSTEM = "housing-summary";

    private final TableItems items = new TableItems(
            new JsonItems(HousingSummaryMapping::type, "results"),
            CsvItems.Dialect.COMMA_AND_SPACES,
            HousingSummaryMapping::table);

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
        JsonNode data = object.path("data").isObject() ? object.path("data") : object;
        if (data.has("serviceInvolvement") || data.has("rentArrears") || data.has("tenancyStart")) {
            return "Housing";
        }
        if (object.has("firstName") || object.has("lastName")) {
            return "Person";
        }
        return object.has("recordsAvailable") ? "ServiceSummary" : "unknown";
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        List<String> names = columns.stream().map(Row::columnName).toList();
        if (names.contains("personid") && names.contains("serviceinvolvement")) {
            return "housing";
        }
        if (names.contains("cms no") && names.contains("last name")) {
            return "single-view";
        }
        throw new UnreadablePayload(
                "columns of neither file, expected personId with serviceInvolvement, or CMS No with Last Name");
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        boolean isRow = item.type().equals("housing") || item.type().equals("single-view");
        Coverage coverage = isRow
                ? Coverage.of(Row.of(item), findings)
                : Coverage.of(JsonPart.of(item).at("summary"), findings);
        Instant time = coverage.time() == null ? item.payloadTime() : coverage.time();
        StatementList says = new StatementList(item, Agency.HOUSING, time);
        switch (item.type()) {
            case "housing", "Housing" -> {
                HousingAnswer.Cells cells =
                        isRow ? HousingAnswer.Cells.of(Row.of(item)) : HousingAnswer.Cells.of(JsonPart.of(item));
                new HousingAnswer(cells, coverage, item.payloadTime(), findings, says).map();
            }
            case "single-view" -> new SingleViewRow(Row.of(item), findings, says).map();
            case "Person" -> HousingAnswer.person(JsonPart.of(item), findings, says);
            case "ServiceSummary" -> {
                // It says that there is an answer to ask for, and nothing of anybody.
            }
            default -> findings.part(null, null, "neither a person nor an answer", "personId and serviceInvolvement");
        }
        return findings.outcome(says.all());
    }
}
