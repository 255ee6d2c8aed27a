package kinbridge.mappings.police;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
 * Offence summaries of the Family Context "Police" model: the two files {@code police.csv} and {@code
 * police_offence.csv}, told apart by their columns, or the JSON of its interface: an answer with its
 * {@code summary} and {@code data} and the id of the person, a page of persons, or the {@code
 * ServiceSummary} alone, which says that there is an answer to ask for and nothing of anybody.
 */
public final class SummaryMapping implements FeedMapping {

    private final TableItems items = new TableItems(
            new JsonItems(SummaryMapping::type, "results"), CsvItems.Dialect.COMMA_AND_SPACES, SummaryMapping::table);

    @Override
    public String feed() {
        return "police-summary";
    }

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> to) throws IOException, UnreadablePayload {
        items.split(payload, to);
    }

    private static String type(JsonNode object) {
        JsonNode data = object.path("data").isObject() ? object.path("data") : object;
        boolean isPolice = data.has("safeGuardingOffences") || data.has("policeArea");
        if (isPolice) {
            return "Police";
        }
        if (object.has("firstName") || object.has("lastName")) {
            return "Person";
        }
        return object.has("recordsAvailable") ? "ServiceSummary" : "unknown";
    }

    private static String table(List<String> columns) throws UnreadablePayload {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.toLowerCase(Locale.ROOT)));
        if (names.contains("personid") && names.contains("dateofoffence")) {
            return "police_offence";
        }
        if (names.contains("personid") && names.contains("policearea")) {
            return "police";
        }
        throw new UnreadablePayload("columns of neither file, expected personId with policeArea or dateOfOffence");
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        Coverage coverage = item.type().startsWith("police")
                ? Coverage.of(Row.of(item), findings)
                : Coverage.of(JsonPart.of(item).at("summary"), findings);
        Instant time = coverage.time() == null ? item.payloadTime() : coverage.time();
        StatementList says = new StatementList(item, Agency.POLICE, time);
        OffenceFacts facts = new OffenceFacts(findings, says, coverage);
        switch (item.type()) {
            case "police" -> facts.person(Row.of(item));
            case "police_offence" -> facts.offence(Row.of(item));
            case "Police" -> facts.answer(JsonPart.of(item));
            case "Person" -> facts.person(JsonPart.of(item));
            case "ServiceSummary" -> {
                // Whoever fetches asks for the answer itself; there is nothing to keep of this.
            }
            default ->
                findings.part(null, null, "neither a person nor an answer of the police", "personId and policeArea");
        }
        return findings.outcome(says.all());
    }
}
