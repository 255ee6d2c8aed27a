package kinbridge.mappings.police;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import kinbridge.mappings.Age;
import kinbridge.mappings.Category;
import kinbridge.mappings.Coverage;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Row;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** What rows and answers of the police say about somebody who was asked about. */
final class OffenceFacts {

    static final String SYSTEM = "police-summary";

    /** The model allows no more, and the agreement is about the model. */
    private static final int MOST_OFFENCES = 3;

    private static final int ADULT_YEARS = 18;
    private static final List<String> TYPES = List.of(
            "homicide",
            "other sexual offences",
            "possession of weapons",
            "rape",
            "robbery",
            "violence with injury",
            "violence without injury");
    private static final List<String> NATURES = List.of("convict", "suspect");

    private final Findings findings;
    private final StatementList says;
    private final Coverage coverage;

    OffenceFacts(Findings findings, StatementList says, Coverage coverage) {
        this.findings = findings;
        this.says = says;
        this.coverage = coverage;
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
            offence(id, row::text, "", null);
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
        List<JsonPart> offences = police.each("safeGuardingOffences");
        if (offences.size() > MOST_OFFENCES) {
            findings.warn(police.field("safeGuardingOffences"), "more than the three that the model allows");
        }
        LocalDate born = says.all().stream()
                .filter(Identity.class::isInstance)
                .map(identity -> identity.fields().get(Identity.DATE_OF_BIRTH))
                .filter(Objects::nonNull)
                .map(date -> LocalDate.parse(date.text()))
                .findFirst()
                .orElse(null);
        offences.forEach(offence -> offence(id, offence::text, offence.path() + ".", born));
        List<JsonPart> others = police.each("nonSafeGuardingOffences");
        others.forEach(other -> others(id, other.text("recordsFound")));
        boolean isAnswered = police.at("safeGuardingOffences").node().isArray() && !others.isEmpty();
        boolean isFound = !offences.isEmpty() || others.stream().anyMatch(other -> isFound(other.text("recordsFound")));
        if (isFound) {
            says.removal("answer/" + id, "something was found since");
        } else if (isAnswered) {
            nothing(id);
        }
    }

    /**
     * Somebody looked and found nothing, within the coverage: an answer. It has the category of what it
     * denies; if more people could see it than see a conviction, its absence would tell them of one.
     */
    private void nothing(String id) {
        says.record(
                "answer/" + id,
                RecordType.SERVICE_ANSWER,
                Category.CJ_CONVICTION,
                List.of(Subject.person(SYSTEM, id)),
                coverage.asOf(),
                null,
                coverage.tell(new Fields().summary("answer", "no records found")));
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
                    coverage.tell(fields));
        }
    }

    private void offence(String id, Function<String, @Nullable String> cells, String path, @Nullable LocalDate born) {
        String type = cells.apply("typeOfOffence");
        String date = cells.apply("dateOfOffence");
        String nature = cells.apply("natureOfInvolvement");
        if (type == null && nature == null) {
            findings.part(path + "typeOfOffence", null, "missing", "the type of the offence");
            return;
        }
        Occurred when = findings.when(path + "dateOfOffence", date, DateText.Order.DAY_FIRST);
        if (born != null && when != null && Age.isUnder(ADULT_YEARS, born, when.firstDay())) {
            findings.warn(path + "dateOfOffence", "an offence of somebody under 18, of which nothing is taken");
            return;
        }
        Involvement involvement = Involvement.of(nature);
        odd(path + "natureOfInvolvement", nature, NATURES);
        odd(path + "typeOfOffence", type, TYPES);
        Fields fields = new Fields().summary("involvement", nature).summary("safeguarding", true);
        boolean isSexual = Involvement.isSexual(type);
        says.record(
                "offence/" + id + "/" + NaturalKey.of(date, type, nature),
                RecordType.OFFENCE,
                involvement.category(isSexual),
                List.of(Subject.person(SYSTEM, id, involvement.role())),
                when,
                null,
                // Who suffered a sexual offence could be guessed from its kind and the household.
                coverage.tell(isSexual ? fields.full("typeOfOffence", type) : fields.summary("typeOfOffence", type)));
    }

    /** Samples have "Offender" and "AntiSocial Behaviour": what the model does not list is kept and shown. */
    private void odd(String field, @Nullable String word, List<String> model) {
        if (word != null && !model.contains(word.toLowerCase(Locale.ROOT))) {
            findings.warn(field, "not in the model's list, kept as written");
        }
    }

    private static boolean isFound(@Nullable String recordsFound) {
        return recordsFound != null && !recordsFound.toLowerCase(Locale.ROOT).startsWith("no");
    }

    /** Offences that are no safeguarding offences are told by their existence alone. */
    private void others(String id, @Nullable String recordsFound) {
        if (!isFound(recordsFound)) {
            return;
        }
        says.record(
                "other-offences/" + id,
                RecordType.OFFENCE_SUMMARY,
                Category.CJ_INCIDENT,
                List.of(Subject.person(SYSTEM, id)),
                null,
                null,
                coverage.tell(new Fields().full("recordsFound", recordsFound)));
    }
}
