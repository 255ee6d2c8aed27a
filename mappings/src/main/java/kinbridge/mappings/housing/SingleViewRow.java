package kinbridge.mappings.housing;

import java.time.LocalDate;
import java.util.List;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet {@code Housing.csv}: somebody, where they live, and a service or event with its time.
 * The sheet is the council's own; its dates are ISO, and what could be two days waits in quarantine.
 */
final class SingleViewRow {

    private static final int TENANT_YEARS = 16;

    private final Row row;
    private final Findings findings;
    private final StatementList says;

    SingleViewRow(Row row, Findings findings, StatementList says) {
        this.row = row;
        this.findings = findings;
        this.says = says;
    }

    void map() {
        String id = row.text("CMS No");
        if (id == null) {
            findings.part("CMS No", null, "missing", "the number by which the case system knows the person");
            return;
        }
        identity(id);
        if (row.textOr("Age", "99").matches("\\d|1[0-5]")) {
            findings.warn("Age", "somebody under " + TENANT_YEARS + ", of whose housing nothing is taken");
            return;
        }
        address(id);
        service(id);
    }

    private void identity(String id) {
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, row.text("First Name"))
                .summary(Identity.FAMILY_NAME, row.text("Last Name"))
                .summary(Identity.DATE_OF_BIRTH, day("Date of Birth"))
                .summary(Identity.DATE_OF_DEATH, day("Date of death"));
        fields.full(Identity.NHS_NUMBER, findings.nhsNumber("NHS No", row.text("NHS No")));
        if (!fields.map().isEmpty()) {
            says.identity("person/" + id, HousingSummaryMapping.SYSTEM, id, Category.ID_CORE, fields);
        }
    }

    private @Nullable LocalDate day(String column) {
        return findings.date(column, row.text(column), DateText.Order.UNKNOWN);
    }

    private void address(String id) {
        Fields fields = new Fields();
        AddressText address = AddressText.of(row.text("Address"));
        address.tell(fields, "Address", findings);
        if (!fields.map().isEmpty()) {
            says.record(
                    "person/" + id + "/address/" + NaturalKey.of(address.lines(), address.postcode()),
                    RecordType.ADDRESS,
                    Category.ID_ADDRESS,
                    List.of(subject(id)),
                    null,
                    null,
                    fields);
        }
    }

    private void service(String id) {
        String service = row.text("Service/Event Desc");
        String landlord = row.text("Name of housing provider");
        Occurred from = findings.when("Service/Event Start", row.text("Service/Event Start"), DateText.Order.UNKNOWN);
        Occurred until = findings.when("Service/Event End", row.text("Service/Event End"), DateText.Order.UNKNOWN);
        Fields fields = new Fields()
                .summary("service", service)
                .summary("landlord", landlord)
                .summary("socialHousing", findings.yesNo("Social housing", row.text("Social housing")))
                .full("supportedHousing", findings.yesNo("Supported housing", row.text("Supported housing")));
        if (!fields.map().isEmpty()) {
            says.record(
                    "service/" + id + "/" + NaturalKey.of(service, row.text("Service/Event Start")),
                    RecordType.TENANCY,
                    Category.HO_TENANCY,
                    List.of(subject(id)),
                    from,
                    until,
                    fields);
        }
        String officer = row.text("Name of housing officer");
        if (officer != null && until == null) {
            says.record(
                    "contact/" + id,
                    RecordType.WORKER_INVOLVEMENT,
                    Category.TAF_INVOLVEMENT,
                    List.of(subject(id)),
                    null,
                    null,
                    new Fields()
                            .summary("workerName", officer)
                            .summary("role", "Housing officer")
                            .summary("team", landlord));
        }
    }

    private static Subject subject(String id) {
        return Subject.person(HousingSummaryMapping.SYSTEM, id);
    }
}
