package kinbridge.fhir;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** The code systems and identifiers of this interface, and what several resources say in the same way. */
final class Codes {

    static final String DETAIL_LEVEL = "https://kinbridge.example.gov.uk/CodeSystem/detail-level";
    static final String CATEGORY = "https://kinbridge.example.gov.uk/CodeSystem/category";
    static final String PURPOSE = "https://kinbridge.example.gov.uk/CodeSystem/purpose";
    static final String ENTRY_KIND = "https://kinbridge.example.gov.uk/CodeSystem/sharing-log-entry-kind";
    static final String AUDIT_ENTITY = "https://kinbridge.example.gov.uk/CodeSystem/audit-entity";
    static final String ROLE = "https://kinbridge.example.gov.uk/CodeSystem/role";
    static final String TEAM_STANDING = "https://kinbridge.example.gov.uk/CodeSystem/team-standing";
    static final String AGENCY_CODE = "https://kinbridge.example.gov.uk/Id/agency-code";
    static final String PRACTITIONER = "https://kinbridge.example.gov.uk/Id/practitioner";
    static final String RECIPIENT = "https://kinbridge.example.gov.uk/Id/recipient";
    static final String CHANNEL = "https://kinbridge.example.gov.uk/Id/channel";
    static final String INSTANCE = "https://kinbridge.example.gov.uk/Id/hub-instance";
    static final String POLICY = "https://kinbridge.example.gov.uk/policy/";
    static final String AGENCY = "https://kinbridge.example.gov.uk/Id/agency";
    static final String FAMILY = "https://kinbridge.example.gov.uk/Id/family";
    static final String LOG_ENTRY = "https://kinbridge.example.gov.uk/Id/sharing-log-entry";
    static final String RULE = "https://kinbridge.example.gov.uk/rule/";
    static final String CONTESTED = "https://kinbridge.example.gov.uk/StructureDefinition/contested";
    static final String NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number";

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private Codes() {}

    /** Restricted, as whatever says who looked at whom. */
    static Meta restricted() {
        return new Meta().addSecurity(new Coding(CONFIDENTIALITY, "R", "restricted"));
    }

    /** Restricted; the level as a tag; and where something of it was kept back, that it was. */
    static Meta meta(DetailLevel level) {
        Meta meta = restricted();
        if (level != DetailLevel.FULL) {
            meta.addSecurity(new Coding(OBSERVATION_VALUE, "REDACTED", "redacted"));
        }
        return meta.addTag(new Coding(DETAIL_LEVEL, level.name(), null));
    }

    /** That somebody says that something of a person is wrong, as far as that was let out; R4 has no element for it. */
    static void contested(DomainResource resource, @Nullable String words) {
        if (words != null) {
            resource.addExtension(CONTESTED, new StringType(words));
        }
    }

    /** Stands where FHIR demands an element of which nothing was let out. */
    static <T extends Element> T masked(T element) {
        return absent(element, "masked");
    }

    /** Stands where FHIR demands an element that nobody sent. */
    static <T extends Element> T unknown(T element) {
        return absent(element, "unknown");
    }

    private static <T extends Element> T absent(T element, String reason) {
        element.addExtension(DATA_ABSENT, new CodeType(reason));
        return element;
    }

    static CodeableConcept category(String code, String title) {
        return new CodeableConcept(new Coding(CATEGORY, code, null)).setText(title);
    }

    static Reference patient(UUID person) {
        return new Reference("Patient/" + person);
    }

    static Reference agency(String title) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier().setSystem(AGENCY).setValue(title))
                .setDisplay(title);
    }

    /** The id of what has none of its own, made of the ids that it depends on: as random as they are, and the same on every look. */
    static UUID madeOf(Object... parts) {
        return UUID.nameUUIDFromBytes(List.of(parts).toString().getBytes(StandardCharsets.UTF_8));
    }
}
