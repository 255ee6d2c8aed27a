package kinbridge.mappings.housing;

import java.util.List;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Subject;
import kinbridge.mappings.Worker;
import org.jspecify.annotations.Nullable;

/** A TenureInformation: who lives where, by what right, and who works with them. */
final class TenureMapping {

    private static final List<String> TEMPORARY_TYPES = List.of("TBB", "THO", "LTA");

    private TenureMapping() {}

    static ItemOutcome map(Item item, JsonPart json, Findings findings) {
        String id = json.text("id");
        if (id == null) {
            return findings.notUnderstood("id", null, "a tenure without an id", "the tenure's id");
        }
        Tenure tenure = new Tenure(id, json, item.payloadTime(), item, findings);
        return findings.outcome(map(tenure));
    }

    /** What a tenure says, whole or in part; of a part only what is there. */
    static List<Statement> map(Tenure tenure) {
        people(tenure);
        if (tenure.isWhole()) {
            tenancy(tenure);
        } else if (tenure.json().has("endOfTenureDate")) {
            tenure.findings().warn("endOfTenureDate", "the tenure is not whole here, its end comes with the next list");
        }
        if (tenure.json().at("tenuredAsset").isObject()) {
            address(tenure);
            temporary(tenure);
        }
        Possession.map(tenure);
        officer(tenure);
        return tenure.statements().all();
    }

    private static void people(Tenure tenure) {
        // When a member joined is not said: a child is in many a household from birth, not from its start.
        Occurred end = tenure.isWhole() ? tenure.date(tenure.json(), "endOfTenureDate") : null;
        for (Member member : tenure.members()) {
            tenure.statements()
                    .identity(
                            "person/" + member.id(),
                            Tenure.SYSTEM,
                            member.id(),
                            Category.ID_CORE,
                            member.identity(tenure.findings()));
            tenure.responsible()
                    .filter(tenant -> tenure.isHome() && !tenant.id().equals(member.id()) && tenure.isNews(member))
                    .ifPresent(tenant -> tenure.statements()
                            .relationship(
                                    tenure.reference("household/" + member.id()),
                                    Category.ID_FAMILY,
                                    member.subject(),
                                    Relationship.Type.HOUSEHOLD,
                                    tenant.subject(),
                                    null,
                                    end,
                                    new Fields()));
        }
    }

    private static void tenancy(Tenure tenure) {
        if (tenure.members().isEmpty()) {
            return;
        }
        JsonPart json = tenure.json();
        Fields fields = new Fields()
                .add(
                        "tenureType",
                        json.at("tenureType").text("description"),
                        DetailLevel.SUMMARY,
                        json.at("tenureType").text("code"))
                .summary("adults", whole(json, "numberOfAdultsInProperty"))
                .summary("children", whole(json, "numberOfChildrenInProperty"))
                .summary("sublet", json.isTrue("isSublet") ? Boolean.TRUE : null);
        tenure.statements()
                .record(
                        tenure.reference("tenancy"),
                        RecordType.TENANCY,
                        Category.HO_TENANCY,
                        tenure.members().stream().map(Member::subject).toList(),
                        tenure.subject(),
                        tenure.date(json, "startOfTenureDate"),
                        tenure.date(json, "endOfTenureDate"),
                        fields);
    }

    private static @Nullable Integer whole(JsonPart json, String name) {
        return json.node().path(name).isInt() ? json.node().path(name).asInt() : null;
    }

    /**
     * The home of all its members. A garage is let to a tenant too, and nobody lives there. The record
     * goes by the tenancy reference of the old rent system as well, so that what {@code housing-arrears}
     * says of that tenancy is about these people; arrears of a garage cost nobody the home and find none.
     */
    private static void address(Tenure tenure) {
        JsonPart asset = tenure.json().at("tenuredAsset");
        String full = asset.text("fullAddress");
        if (!tenure.isHome() || (full == null && asset.text("uprn") == null)) {
            return;
        }
        Fields fields = new Fields();
        AddressText.of(full).tell(fields, asset.field("fullAddress"), tenure.findings());
        fields.full("uprn", uprn(asset, tenure.findings()));
        List<Subject> who = tenure.isWhole() && !tenure.members().isEmpty()
                ? tenure.members().stream().map(Member::subject).toList()
                : List.of(tenure.subject());
        tenure.statements()
                .record(
                        tenure.reference("address"),
                        RecordType.ADDRESS,
                        Category.ID_ADDRESS,
                        who,
                        tenure.rentAccount(),
                        tenure.date(tenure.json(), "startOfTenureDate"),
                        tenure.date(tenure.json(), "endOfTenureDate"),
                        fields);
    }

    private static @Nullable String uprn(JsonPart asset, Findings findings) {
        String uprn = asset.text("uprn");
        if (uprn != null && !uprn.matches("[0-9]{1,12}")) {
            findings.warn(asset.field("uprn"), "not a UPRN, not used");
            return null;
        }
        return uprn;
    }

    private static void temporary(Tenure tenure) {
        String code = tenure.json().at("tenureType").text("code");
        boolean flagged = tenure.json().at("tenuredAsset").isTrue("isTemporaryAccommodation");
        if (!flagged && (code == null || !TEMPORARY_TYPES.contains(code))) {
            return;
        }
        Fields fields = new Fields()
                .add("accommodation", tenure.json().at("tenureType").text("description"), DetailLevel.SUMMARY, code);
        tenure.statements()
                .record(
                        tenure.reference("temporary-accommodation"),
                        RecordType.TEMPORARY_ACCOMMODATION,
                        Category.HO_HOMELESS,
                        List.of(tenure.subject()),
                        tenure.date(tenure.json(), "startOfTenureDate"),
                        tenure.date(tenure.json(), "endOfTenureDate"),
                        fields);
    }

    /** The patch's officer, where the service adds one to the tenure ({@code housingOfficer}). */
    private static void officer(Tenure tenure) {
        JsonPart officer = tenure.json().at("housingOfficer");
        String id = officer.text("id");
        if (id == null) {
            return;
        }
        tenure.statements()
                .worker(
                        "worker/" + id,
                        Tenure.SYSTEM,
                        id,
                        new Fields()
                                .summary(Worker.NAME, officer.text("name"))
                                .summary(Worker.JOB_TITLE, "Housing officer")
                                .full(Worker.EMAIL, officer.text("email")));
        tenure.statements()
                .record(
                        tenure.reference("officer"),
                        RecordType.WORKER_INVOLVEMENT,
                        Category.TAF_INVOLVEMENT,
                        List.of(tenure.subject()),
                        null,
                        tenure.date(tenure.json(), "endOfTenureDate"),
                        new Fields()
                                .summary("workerId", id)
                                .summary("workerName", officer.text("name"))
                                .summary("role", "Housing officer"));
    }
}
