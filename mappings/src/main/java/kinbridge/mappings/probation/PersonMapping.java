package kinbridge.mappings.probation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kinbridge.mappings.Category;
import kinbridge.mappings.CroNumber;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.JsonPart;
import kinbridge.mappings.NomsNumber;
import kinbridge.mappings.PncNumber;
import org.jspecify.annotations.Nullable;

/** The person of a case, in the shapes of nDelius, the External API and the core person record. */
final class PersonMapping {

    private PersonMapping() {}

    static void map(JsonPart payload, ProbationCase of) {
        JsonPart person = payload.has("probationOffenderSearch") ? payload.at("probationOffenderSearch") : payload;
        if (AccessLimits.areLimited(person)) {
            AccessLimits.limit(person, of);
            return;
        }
        Fields fields = new Fields();
        names(person, fields);
        born(person, fields, of.findings());
        sex(person, fields, of.findings());
        identifiers(person, fields, of);
        JsonPart contact = person.at("contactDetails");
        fields.full(Identity.PHONE, phone(contact));
        fields.full(
                Identity.EMAIL, contact.node().path("emailAddresses").path(0).asText(null));
        of.statements()
                .identity(of.reference("person"), ProbationCase.SYSTEM, of.crn().value(), Category.ID_CORE, fields);
        if (person.has("addresses")) {
            AddressMapping.map(person, of);
        }
    }

    private static void names(JsonPart person, Fields fields) {
        JsonPart name = person.at("name").isObject() ? person.at("name") : person;
        fields.summary(Identity.GIVEN_NAME, given(name));
        fields.summary(Identity.FAMILY_NAME, family(name));
        List<String> others = Stream.concat(person.each("offenderAliases").stream(), person.each("aliases").stream())
                .map(alias -> Stream.of(given(alias), family(alias))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" ")))
                .filter(alias -> !alias.isEmpty())
                .distinct()
                .toList();
        fields.summary(Identity.OTHER_NAMES, others.isEmpty() ? null : others);
    }

    private static @Nullable String given(JsonPart name) {
        JsonPart middles = name.any("middleNames", "middleName");
        Stream<String> middle = middles.node().isArray()
                ? StreamSupport.stream(middles.node().spliterator(), false)
                        .map(part -> part.asText().strip())
                : Stream.ofNullable(middles.text());
        String given = Stream.concat(
                        Stream.ofNullable(name.any("firstName", "forename").text()), middle)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return given.isEmpty() ? null : given;
    }

    private static @Nullable String family(JsonPart name) {
        return name.any("surname", "lastName").text();
    }

    private static void born(JsonPart person, Fields fields, Findings findings) {
        fields.summary(
                Identity.DATE_OF_BIRTH,
                findings.date(person.field("dateOfBirth"), person.text("dateOfBirth"), DateText.Order.UNKNOWN));
    }

    private static void sex(JsonPart person, Fields fields, Findings findings) {
        JsonPart sex = person.any("gender", "sex");
        findings.sex(fields, sex.path(), sex.isObject() ? sex.text("code") : sex.text());
    }

    private static void identifiers(JsonPart person, Fields fields, ProbationCase of) {
        JsonPart ids = person.any("otherIds", "identifiers");
        fields.full(Identity.CRN, of.crn().value());
        JsonPart noms = ids.any("nomsNumber", "nomisNumber", "prisonNumbers");
        JsonPart direct = noms.node().isMissingNode() ? person.any("nomsId", "nomsNumber") : noms;
        fields.full(Identity.NOMS_NUMBER, checked(direct, NomsNumber::read, of.findings()));
        fields.full(Identity.PNC_NUMBER, checked(ids.any("pncNumber", "pncs"), PncNumber::read, of.findings()));
        fields.full(Identity.CRO_NUMBER, checked(ids.any("croNumber", "cros"), CroNumber::read, of.findings()));
    }

    /** A number that fails its check is not used: it may be another person's. */
    private static @Nullable String checked(
            JsonPart at, Function<String, ? extends Optional<?>> read, Findings findings) {
        String text = at.node().isArray() ? at.node().path(0).asText(null) : at.text();
        if (text == null) {
            return null;
        }
        Optional<?> number = read.apply(text);
        if (number.isEmpty()) {
            findings.warn(at.path(), "fails its check and is not used");
        }
        return number.map(Object::toString).orElse(null);
    }

    private static @Nullable String phone(JsonPart contact) {
        return contact.each("phoneNumbers").stream()
                .map(phone -> phone.text("number"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
