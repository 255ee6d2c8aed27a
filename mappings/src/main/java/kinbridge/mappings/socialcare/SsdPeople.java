package kinbridge.mappings.socialcare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.jspecify.annotations.Nullable;

/** Who is known to social care, who belongs to whom, and where they live. */
final class SsdPeople {

    /** A linked identifier is as sensitive as the system it is from; a name it gives away is a service. */
    private static final Map<String, Category> OF_LINKED = Map.of(
            "yot number", Category.CJ_CONVICTION,
            "court case number", Category.LE_PROCEEDINGS,
            "raa id", Category.SC_ADOPTION,
            "home office registration", Category.ID_DIVERSITY);

    private SsdPeople() {}

    static void person(SsdRow row) {
        String id = row.text("pers_person_id");
        if (id == null) {
            missing(row, "pers_person_id");
            return;
        }
        Fields fields = new Fields()
                .summary(Identity.GIVEN_NAME, row.text("pers_forename"))
                .summary(Identity.FAMILY_NAME, row.text("pers_surname"));
        birth(row, fields);
        row.findings().sex(fields, "pers_sex", row.text("pers_sex", "pers_gender"));
        fields.summary(
                Identity.DATE_OF_DEATH,
                row.findings().date("pers_death_date", row.text("pers_death_date"), DateText.Order.DAY_FIRST));
        fields.full(
                Identity.NHS_NUMBER,
                row.findings()
                        .nhsNumber("pers_single_unique_id", row.text("pers_single_unique_id", "pers_common_child_id")));
        row.findings().upn(fields, "pers_upn", row.text("pers_upn"));
        row.says().identity("ssd_person/" + id, id, fields);
        row.says()
                .ethnicity(
                        "ssd_person/" + id,
                        List.of(row.says().person(id)),
                        "pers_ethnicity",
                        row.text("pers_ethnicity"),
                        row.text("pers_nationality"));
    }

    /** Born or expected, not both; a child that is born is expected no more. */
    private static void birth(SsdRow row, Fields fields) {
        Object born = row.findings().date("pers_dob", row.text("pers_dob"), DateText.Order.DAY_FIRST);
        Object expected =
                row.findings().date("pers_expected_dob", row.text("pers_expected_dob"), DateText.Order.DAY_FIRST);
        fields.summary(Identity.DATE_OF_BIRTH, born);
        if (born == null) {
            fields.summary(Identity.EXPECTED_DATE, expected);
        } else if (expected != null) {
            row.findings().warn("pers_expected_dob", "given beside a date of birth, kept out");
        }
    }

    static void mother(SsdRow row) {
        Optional<Subject> mother = row.person("moth_person_id");
        Optional<Subject> child = row.person("moth_childs_person_id");
        if (mother.isEmpty() || child.isEmpty()) {
            missing(row, mother.isEmpty() ? "moth_person_id" : "moth_childs_person_id");
            return;
        }
        row.says()
                .relationship(
                        row.reference("moth_table_id", "moth_person_id", "moth_childs_person_id")
                                .orElseThrow(),
                        mother.get().as(Subject.Role.MOTHER),
                        Relationship.Type.MOTHER,
                        child.get().as(Subject.Role.CHILD),
                        Period.UNKNOWN);
    }

    /** The row names a person and a group, not two persons: the tie is to the group's own reference. */
    static void family(SsdRow row) {
        Optional<Subject> person = row.person("fami_person_id");
        String group = row.text("fami_family_id");
        if (person.isEmpty() || group == null) {
            missing(row, person.isEmpty() ? "fami_person_id" : "fami_family_id");
            return;
        }
        row.says()
                .relationship(
                        row.reference("fami_table_id", "fami_family_id", "fami_person_id")
                                .orElseThrow(),
                        person.get(),
                        Relationship.Type.FAMILY_GROUP,
                        Subject.of(SsdRow.SYSTEM, Subject.Kind.CASE, "family/" + group),
                        Period.UNKNOWN);
    }

    static void address(SsdRow row) {
        Optional<Subject> person = row.person("addr_person_id");
        Optional<String> reference =
                row.reference("addr_table_id", "addr_person_id", "addr_address_start_date", "addr_address_postcode");
        if (person.isEmpty() || reference.isEmpty()) {
            missing(row, "addr_person_id");
            return;
        }
        String type = row.text("addr_address_type");
        boolean isProtected = ProtectedAddress.isMeantBy(type);
        RecordDraft draft = row.draft(
                        reference.get(),
                        RecordType.ADDRESS,
                        isProtected ? Category.ID_ADDRESS_PROTECTED : Category.ID_ADDRESS,
                        person.get())
                .during(row.period("addr_address_start_date", "addr_address_end_date"));
        Optional<JsonNode> parts = row.json("addr_address_json");
        draft.full("address", parts.map(SsdPeople::oneLine).orElse(null));
        String town = parts.map(json -> json.path("TOWN").asText()).orElse(null);
        if (isProtected) {
            draft.full("town", town);
        } else {
            draft.summary("town", town);
        }
        row.findings().postcode(draft.fields(), "postcode", "addr_address_postcode", row.text("addr_address_postcode"));
        draft.full("uprn", parts.map(json -> json.path("UPRN").asText().strip()).orElse(null))
                .full("addressType", type);
        if (draft.fields().map().isEmpty()) {
            row.findings().part("addr_address_json", null, "no address in the row", "an address, a postcode or a UPRN");
        } else {
            row.says().add(draft);
        }
    }

    private static @Nullable String oneLine(JsonNode parts) {
        String house = join(" ", parts, "HOUSE", "STREET");
        String line = Stream.concat(
                        Stream.of("ROOM", "FLOOR", "FLAT", "BUILDING")
                                .map(key -> named(key, parts.path(key).asText().strip())),
                        Stream.of(house, parts.path("TOWN").asText().strip()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }

    private static String named(String key, String value) {
        boolean isBare = value.length() <= 4 && !key.equals("BUILDING") && !value.isEmpty();
        return isBare ? key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT) + " " + value : value;
    }

    private static String join(String between, JsonNode parts, String... keys) {
        return Stream.of(keys)
                .map(key -> parts.path(key).asText().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(between));
    }

    static void disability(SsdRow row) {
        Optional<Subject> person = row.person("disa_person_id");
        Optional<String> reference = row.reference("disa_table_id", "disa_person_id", "disa_disability_code");
        if (person.isEmpty() || reference.isEmpty()) {
            missing(row, "disa_person_id");
            return;
        }
        row.says()
                .disability(
                        reference.get(),
                        List.of(person.get()),
                        "disa_disability_code",
                        row.text("disa_disability_code"));
    }

    /** Not an identity: that would replace the one of {@code ssd_person} by one without a name. */
    static void linkedIdentifier(SsdRow row) {
        Optional<Subject> person = row.person("link_person_id");
        String value = row.text("link_identifier_value");
        String type = row.text("link_identifier_type");
        Optional<String> reference = row.reference("link_table_id", "link_person_id", "link_identifier_type");
        if (person.isEmpty() || value == null || type == null || reference.isEmpty()) {
            missing(row, person.isEmpty() ? "link_person_id" : "link_identifier_value");
            return;
        }
        String plain = type.toLowerCase(Locale.ROOT);
        if (plain.equals("nhs number") && row.findings().nhsNumber("link_identifier_value", value) == null) {
            return;
        }
        Category category = OF_LINKED.getOrDefault(plain, Category.ID_CORE);
        row.says()
                .add(row.draft(reference.get(), RecordType.LINKED_IDENTIFIER, category, person.get())
                        .during(row.period("link_valid_from_date", "link_valid_to_date"))
                        .full("identifierType", type)
                        .full("identifier", value));
    }

    static void missing(SsdRow row, String column) {
        row.findings().part(column, null, "missing", "the id by which the row is known");
    }
}
