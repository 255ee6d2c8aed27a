package kinbridge.mappings.police;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NaturalKey;
import kinbridge.mappings.PncNumber;
import kinbridge.mappings.Postcode;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.StatementList;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Somebody in a notice: an identity, a part played and, where it is said, an address. */
final class NoticePerson {

    static final String SYSTEM = "police-ppn";

    private final JsonPart person;
    private final String localId;
    private final Optional<PpnCategory> category;
    private final Findings findings;
    private final StatementList says;

    /** @param otherwise the id of somebody to whom the force has given none */
    NoticePerson(
            JsonPart person, String otherwise, Optional<PpnCategory> category, Findings findings, StatementList says) {
        this.person = person;
        String id = person.text("id");
        this.localId = id == null ? otherwise : id;
        this.category = category;
        this.findings = findings;
        this.says = says;
    }

    void map(JsonPart scene) {
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, person.text("givenName"))
                .summary(Identity.FAMILY_NAME, person.text("familyName"));
        LocalDate born =
                findings.date(person.field("dateOfBirth"), person.text("dateOfBirth"), DateText.Order.DAY_FIRST);
        fields.summary(Identity.DATE_OF_BIRTH, born);
        findings.sex(fields, person.field("sex"), person.text("sex"));
        fields.full(Identity.PNC_NUMBER, pnc(findings, person.field("pncId"), person.text("pncId")));
        // A later notice that names nobody must not take away the name that an earlier one gave.
        if (!fields.map().isEmpty()) {
            says.identity("person/" + localId, SYSTEM, localId, Category.ID_CORE, fields);
        }
        address(scene);
    }

    /** The PNC number, or null: one whose check letter fails may be somebody else's. */
    static @Nullable String pnc(Findings findings, String field, @Nullable String text) {
        Optional<PncNumber> number = PncNumber.read(text);
        if (number.isEmpty() && text != null) {
            findings.part(field, text, "not a valid PNC number", "YYYY/NNNNNNN and the check letter that agrees");
        }
        return number.map(PncNumber::value).orElse(null);
    }

    /**
     * The part played, or empty where the word is not known: as a bystander a suspect would escape the
     * rule that keeps such records from him, so nobody is put down as what he may not be.
     */
    Optional<Subject> subject() {
        Subject.Role role = switch (roleWord()) {
            case "victim" ->
                category.filter(PpnCategory.MISSING::equals).isPresent() ? Subject.Role.SUBJECT : Subject.Role.VICTIM;
            case "suspect" -> Subject.Role.ALLEGED_PERPETRATOR;
            case "child present" -> Subject.Role.CHILD;
            case "witness" -> Subject.Role.WITNESS;
            default -> null;
        };
        if (role == null) {
            findings.part(
                    person.field("role"),
                    person.text("role"),
                    "not a known role",
                    "victim, suspect, child present or witness");
        }
        return Optional.ofNullable(role).map(known -> Subject.person(SYSTEM, localId, known));
    }

    String roleWord() {
        String role = person.text("role");
        return role == null ? "" : role.toLowerCase(Locale.ROOT);
    }

    private void address(JsonPart scene) {
        JsonPart address = person.at("address");
        if (!address.isObject()) {
            return;
        }
        Fields fields = new Fields().full("address", address.text("address"));
        findings.postcode(fields, "postcode", address.field("postcode"), address.text("postcode"));
        fields.full("uprn", address.text("uprn"));
        if (!fields.map().isEmpty()) {
            says.record(
                    "person/" + localId + "/address/" + NaturalKey.of(place(address)),
                    RecordType.ADDRESS,
                    mayBeHiding(address, scene) ? Category.ID_ADDRESS_PROTECTED : Category.ID_ADDRESS,
                    List.of(Subject.person(SYSTEM, localId)),
                    null,
                    null,
                    fields);
        }
    }

    /** An address of those who suffered abuse that is not the scene may be where they have fled to. */
    private boolean mayBeHiding(JsonPart address, JsonPart scene) {
        boolean suffered = roleWord().equals("victim") || roleWord().equals("child present");
        return category.filter(PpnCategory.DOMESTIC_ABUSE::equals).isPresent()
                && suffered
                && !place(address).equals(place(scene));
    }

    private static String place(JsonPart address) {
        String uprn = address.text("uprn");
        String postcode = address.text("postcode");
        return uprn != null
                ? uprn
                : Postcode.read(postcode).map(Postcode::value).orElse(String.valueOf(postcode))
                        + " "
                        + address.text("address");
    }
}
