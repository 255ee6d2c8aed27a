package kinbridge.mappings.police;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.CsvItems;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Opening;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Row;
import kinbridge.mappings.UnreadablePayload;

/**
 * The feed {@code police-crime}: the crime batch that forces send to the Ministry of Justice for crime
 * matching, an e-mail attachment in CSV without a header, 13 columns, a crime a row. Owner of the form:
 * the Ministry of Justice (crime-matching-api).
 *
 * <p>Every row is read and checked, and none becomes a statement. A crime of a batch (robbery, burglary,
 * theft from or of a vehicle) happened at a place and names nobody. What the hub keeps is about somebody,
 * and there is no sound way from the place to a person: a row has neither an address nor a UPRN, its
 * coordinates are those of a street or a snap point as often as of a house, and who lives near a crime has
 * neither committed nor suffered it. A link by place would put a neighbour's burglary on a family's page,
 * and tell of a victim who may live there. So a sound row is understood and carries nothing; a row that is
 * not sound waits in quarantine, with its field and the reason, so that the force can be told.
 */
public final class CrimeMapping implements FeedMapping {

    static final List<String> COLUMNS = List.of(
            "policeForce",
            "crimeTypeId",
            "crimeTypeDescription",
            "batchId",
            "crimeReference",
            "crimeDateTimeFrom",
            "crimeDateTimeTo",
            "easting",
            "northing",
            "latitude",
            "longitude",
            "datum",
            "crimeText");

    @Override
    public String feed() {
        return "police-crime";
    }

    @Override
    public Agency agency() {
        return Agency.POLICE;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        Opening opening = Opening.of(payload);
        if (opening.isXml() || opening.isJson()) {
            throw new UnreadablePayload("not a crime batch, expected CSV of 13 columns without a header");
        }
        CsvItems.split(payload, CsvItems.Dialect.withoutHeader(COLUMNS), columns -> "crime", items);
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        new CrimeRow(Row.of(item), findings).check();
        return findings.outcome(List.of());
    }
}
