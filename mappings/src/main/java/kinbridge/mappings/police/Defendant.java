package kinbridge.mappings.police;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Age;
import kinbridge.mappings.Category;
import kinbridge.mappings.CroNumber;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A defendant of a hearing: an identity, an address and, as live charges are criminal offence data under
 * CJ.CONVICTION, one record of the hearing that names no other defendant.
 *
 * <p>Of defendants under 18 on the first day of the hearing nothing at all is taken, not even that there
 * is one: in the Family Context rules the police share from 18 on and youth offending is left out, and
 * Children and Young Persons Act 1933 section 49 keeps a youth's name out of reports. Youth offending
 * teams, who may know, have their own ways. Whose age cannot be told could be under 18, and waits in
 * quarantine. The wording of a charge tells what somebody suffered and is never read; titles of sexual
 * offences are FULL, since with the household they could tell who the complainant is, who is anonymous
 * for life (Sexual Offences (Amendment) Act 1992).
 */
final class Defendant {

    static final String SYSTEM = "police-court";

    private static final int ADULT_YEARS = 18;
    private static final Pattern SEXUAL = Pattern.compile(
            "sex|rape|indecen|incest|voyeur|prostitut|exposure|groom|buggery|penetrat", Pattern.CASE_INSENSITIVE);

    private final JsonPart defendant;
    private final JsonPart prosecution;
    private final Hearing hearing;
    private final Findings findings;
    private final StatementList says;

    Defendant(JsonPart defendant, JsonPart prosecution, Hearing hearing, Findings findings, StatementList says) {
        this.defendant = defendant;
        this.prosecution = prosecution;
        this.hearing = hearing;
        this.findings = findings;
        this.says = says;
    }

    void map() {
        String id = defendant.text("id");
        JsonPart person = defendant.at("personDefendant").at("personDetails");
        if (!person.isObject() && defendant.at("legalEntityDefendant").isObject()) {
            return;
        }
        if (id == null || !person.isObject()) {
            findings.part(
                    defendant.field(id == null ? "id" : "personDefendant"), null, "missing", "who the defendant is");
            return;
        }
        Optional<LocalDate> born = adultBorn(person);
        if (born.isPresent()) {
            identity(id, person, born.get());
            address(id, person.at("address"));
            appearance(id);
        }
    }

    /** The date of birth of somebody who is known to be of age when the hearing begins. */
    private Optional<LocalDate> adultBorn(JsonPart person) {
        int faults = findings.parts();
        LocalDate born = findings.date(person.field("dateOfBirth"), person.text("dateOfBirth"), DateText.Order.UNKNOWN);
        Occurred first = hearing.first();
        if (born == null) {
            if (findings.parts() == faults) {
                findings.part(
                        person.field("dateOfBirth"), null, "missing", "a date of birth, as the young are not shared");
            }
            return Optional.empty();
        }
        if (first == null) {
            findings.part(hearing.json().field("hearingDays"), null, "no sitting day", "the day of the hearing");
            return Optional.empty();
        }
        if (Age.isUnder(ADULT_YEARS, born, first.firstDay())) {
            findings.warn(defendant.path(), "a defendant under 18, of whom nothing is taken");
            return Optional.empty();
        }
        return Optional.of(born);
    }

    private void identity(String id, JsonPart person, LocalDate born) {
        Fields fields = new Fields()
                .summary(
                        Identity.GIVEN_NAME,
                        joined(" ", Stream.of(person.text("firstName"), person.text("middleName"))))
                .summary(Identity.FAMILY_NAME, person.text("lastName"))
                .summary(Identity.DATE_OF_BIRTH, born);
        findings.sex(fields, person.field("gender"), person.text("gender"));
        fields.full(Identity.PNC_NUMBER, NoticePerson.pnc(findings, defendant.field("pncId"), defendant.text("pncId")));
        fields.full(Identity.CRO_NUMBER, cro());
        says.identity("person/" + id, SYSTEM, id, Category.ID_CORE, fields);
    }

    private @Nullable String cro() {
        String text = defendant.text("croNumber");
        Optional<CroNumber> number = CroNumber.read(text);
        if (number.isEmpty() && text != null) {
            findings.part(
                    defendant.field("croNumber"),
                    text,
                    "not a valid CRO number",
                    "NNNNNN/YY and the check letter that agrees");
        }
        return number.map(CroNumber::value).orElse(null);
    }

    private void address(String id, JsonPart address) {
        String lines = joined(", ", Stream.of("1", "2", "3", "4", "5").map(number -> address.text("address" + number)));
        Fields fields = new Fields().full("address", lines);
        findings.postcode(fields, "postcode", address.field("postcode"), address.text("postcode"));
        if (!fields.map().isEmpty()) {
            says.record(
                    "person/" + id + "/address/" + NaturalKey.of(lines, address.text("postcode")),
                    RecordType.ADDRESS,
                    Category.ID_ADDRESS,
                    List.of(Subject.person(SYSTEM, id)),
                    null,
                    null,
                    fields);
        }
    }

    private void appearance(String id) {
        List<JsonPart> offences = defendant.each("offences");
        List<String> titles = texts(offences, "offenceTitle");
        Fields fields = new Fields();
        hearing.tell(fields);
        if (!titles.isEmpty()) {
            boolean isSexual = offences.stream().anyMatch(Defendant::isSexual);
            fields = isSexual ? fields.full("offences", titles) : fields.summary("offences", titles);
        }
        List<String> codes = texts(offences, "offenceCode");
        fields.full("offenceCodes", codes.isEmpty() ? null : codes)
                .full(
                        "caseReference",
                        prosecution.at("prosecutionCaseIdentifier").text("caseURN"));
        says.record(
                "hearing/" + hearing.id() + "/case/" + prosecution.text("id") + "/defendant/" + id,
                RecordType.COURT_HEARING,
                Category.CJ_CONVICTION,
                List.of(Subject.person(SYSTEM, id)),
                hearing.first(),
                hearing.last(),
                fields);
    }

    /** By its title, its Act, or a code of the Sexual Offences Acts, which begin with SX. */
    private static boolean isSexual(JsonPart offence) {
        String code = String.valueOf(offence.text("offenceCode")).toUpperCase(Locale.ROOT);
        String words = offence.text("offenceTitle") + " " + offence.text("offenceLegislation");
        return code.startsWith("SX") || SEXUAL.matcher(words).find();
    }

    private static List<String> texts(List<JsonPart> parts, String name) {
        return parts.stream()
                .map(part -> part.text(name))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String joined(String between, Stream<@Nullable String> parts) {
        String text = parts.filter(Objects::nonNull).collect(Collectors.joining(between));
        return text.isEmpty() ? null : text;
    }
}
