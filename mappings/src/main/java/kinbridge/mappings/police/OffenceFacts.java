package kinbridge.mappings.police;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** What rows and answers of the police say about somebody who was asked about. */
final class OffenceFacts {

    static final String SYSTEM = "police-summary";

    private final Findings findings;
    private final StatementList says;

    OffenceFacts(Findings findings, StatementList says) {
        this.findings = findings;
        this.says = says;
    }

    /** A row of {@code police.csv}, with the hub's own columns of who it is where the force fills them. */
    void person(Row row) {
        String id = required("personId", row.text("personId"));
        if (id == null) {
            return;
        }
        identity(id, row::text, "givenName", "familyName", "sex");
        contact(id, row.text("policeArea"), row.text("contactName"), row.text("contactPhone"), row.text("contactRole"));
    }

    void offence(Row row) {
        String id = required("personId", row.text("personId"));
        if (id != null) {
            offence(id, row::text, "");
        }
    }

    /** The model's person. */
    void person(JsonPart person) {
        String id = required("id", person.text("id"));
        if (id != null) {
            identity(id, person::text, "firstName", "lastName", "gender");
        }
    }

    /** The model's answer; its address holds the id, so whoever fetches it puts it inside. */
    void answer(JsonPart answer) {
        JsonPart police = answer.at("data").isObject() ? answer.at("data") : answer;
        String id = required("personId", answer.text("personId"));
        if (id == null) {
            return;
        }
        identity(id, answer::text, "givenName", "familyName", "sex");
        JsonPart contact = police.at("contact");
        contact(id, police.text("policeArea"), contact.text("name"), contact.text("phone"), contact.text("role"));
        police.each("safeGuardingOffences").forEach(offence -> offence(id, offence::text, offence.path() + "."));
        for (JsonPart other : police.each("nonSafeGuardingOffences")) {
            others(id, other.text("recordsFound"));
        }
    }

    private @Nullable String required(String field, @Nullable String id) {
        if (id == null) {
            findings.part(field, null, "missing", "the id of the person");
        }
        return id;
    }

    private void identity(
            String id, Function<String, @Nullable String> cells, String given, String family, String sex) {
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, cells.apply(given))
                .summary(Identity.FAMILY_NAME, cells.apply(family));
        fields.summary(
                Identity.DATE_OF_BIRTH,
                findings.date("dateOfBirth", cells.apply("dateOfBirth"), DateText.Order.DAY_FIRST));
        findings.sex(fields, sex, cells.apply(sex));
        fields.full(Identity.PNC_NUMBER, NoticePerson.pnc(findings, "pncId", cells.apply("pncId")));
        if (!fields.map().isEmpty()) {
            says.identity("person/" + id, SYSTEM, id, Category.ID_CORE, fields);
        }
    }

    /** Whom to ask. That there is somebody to ask is police data, not a service anyone may see. */
    private void contact(
            String id, @Nullable String area, @Nullable String name, @Nullable String phone, @Nullable String role) {
        Fields fields = new Fields()
                .summary("team", area)
                .summary("workerName", name)
                .summary("role", name == null ? null : role == null ? "Police contact" : role)
                .summary("phone", phone);
        if (!fields.map().isEmpty()) {
            says.record(
                    "contact/" + id,
                    RecordType.WORKER_INVOLVEMENT,
                    Category.CJ_INCIDENT,
                    List.of(Subject.person(SYSTEM, id)),
                    null,
                    null,
                    fields);
        }
    }

    private void offence(String id, Function<String, @Nullable String> cells, String path) {
        String type = cells.apply("typeOfOffence");
        String date = cells.apply("dateOfOffence");
        String nature = cells.apply("natureOfInvolvement");
        if (type == null && nature == null) {
            findings.part(path + "typeOfOffence", null, "missing", "the type of the offence");
            return;
        }
        Involvement involvement = Involvement.of(nature);
        if (involvement == Involvement.UNKNOWN) {
            findings.warn(
                    path + "natureOfInvolvement", "not in the list, kept as written under the more sensitive category");
        }
        Fields fields = new Fields().summary("involvement", nature).summary("safeguarding", true);
        boolean isSexual = Involvement.isSexual(type);
        says.record(
                "offence/" + id + "/" + NaturalKey.of(date, type, nature),
                RecordType.OFFENCE,
                involvement.category(isSexual),
                List.of(Subject.person(SYSTEM, id, involvement.role())),
                findings.when(path + "dateOfOffence", date, DateText.Order.DAY_FIRST),
                null,
                // Who suffered a sexual offence could be guessed from its kind and the household.
                isSexual ? fields.full("typeOfOffence", type) : fields.summary("typeOfOffence", type));
    }

    /** Offences that are no safeguarding offences are told by their existence alone. */
    private void others(String id, @Nullable String recordsFound) {
        if (recordsFound == null || recordsFound.toLowerCase(Locale.ROOT).startsWith("no")) {
            return;
        }
        says.record(
                "other-offences/" + id,
                RecordType.OFFENCE_SUMMARY,
                Category.CJ_INCIDENT,
                List.of(Subject.person(SYSTEM, id)),
                null,
                null,
                new Fields().full("recordsFound", recordsFound));
    }
}
