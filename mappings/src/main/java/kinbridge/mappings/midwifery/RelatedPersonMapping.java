package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * A RelatedPerson (UKCore-RelatedPerson 2.x): a parent, partner or guardian of a patient, who may be
 * known only by the NHS number in the reference. That a tie is by adoption is not mapped: whoever it is
 * is shown as any parent (Adoption and Children Act 2002, protected information).
 */
final class RelatedPersonMapping {

    /** HL7 v3-RoleCode: what the related person is to the patient. */
    private static final Map<String, Relationship.Type> ROLES = Map.ofEntries(
            Map.entry("MTH", Relationship.Type.MOTHER),
            Map.entry("NMTH", Relationship.Type.MOTHER),
            Map.entry("GESTM", Relationship.Type.MOTHER),
            Map.entry("ADOPTM", Relationship.Type.MOTHER),
            Map.entry("FTH", Relationship.Type.FATHER),
            Map.entry("NFTH", Relationship.Type.FATHER),
            Map.entry("ADOPTF", Relationship.Type.FATHER),
            Map.entry("PRN", Relationship.Type.PARENT),
            Map.entry("NPRN", Relationship.Type.PARENT),
            Map.entry("ADOPTP", Relationship.Type.PARENT),
            Map.entry("PRNFOST", Relationship.Type.FOSTER_CARER),
            Map.entry("FTHFOST", Relationship.Type.FOSTER_CARER),
            Map.entry("MTHFOST", Relationship.Type.FOSTER_CARER),
            Map.entry("GUARD", Relationship.Type.GUARDIAN),
            Map.entry("GRPRN", Relationship.Type.GRANDPARENT),
            Map.entry("GRMTH", Relationship.Type.GRANDPARENT),
            Map.entry("GRFTH", Relationship.Type.GRANDPARENT),
            Map.entry("MGRMTH", Relationship.Type.GRANDPARENT),
            Map.entry("MGRFTH", Relationship.Type.GRANDPARENT),
            Map.entry("PGRMTH", Relationship.Type.GRANDPARENT),
            Map.entry("PGRFTH", Relationship.Type.GRANDPARENT),
            Map.entry("SIB", Relationship.Type.SIBLING),
            Map.entry("NSIB", Relationship.Type.SIBLING),
            Map.entry("HSIB", Relationship.Type.HALF_SIBLING),
            Map.entry("BRO", Relationship.Type.SIBLING),
            Map.entry("NBRO", Relationship.Type.SIBLING),
            Map.entry("HBRO", Relationship.Type.HALF_SIBLING),
            Map.entry("SIS", Relationship.Type.SIBLING),
            Map.entry("NSIS", Relationship.Type.SIBLING),
            Map.entry("HSIS", Relationship.Type.HALF_SIBLING),
            Map.entry("SPS", Relationship.Type.PARTNER),
            Map.entry("WIFE", Relationship.Type.PARTNER),
            Map.entry("HUSB", Relationship.Type.PARTNER),
            Map.entry("DOMPART", Relationship.Type.PARTNER),
            Map.entry("SIGOTHR", Relationship.Type.PARTNER),
            Map.entry("FMRSPS", Relationship.Type.FORMER_PARTNER),
            Map.entry("STPPRN", Relationship.Type.RELATIVE),
            Map.entry("STPMTH", Relationship.Type.RELATIVE),
            Map.entry("STPFTH", Relationship.Type.RELATIVE),
            Map.entry("FAMMEMB", Relationship.Type.RELATIVE),
            Map.entry("EXT", Relationship.Type.RELATIVE),
            Map.entry("AUNT", Relationship.Type.RELATIVE),
            Map.entry("UNCLE", Relationship.Type.RELATIVE),
            Map.entry("COUSN", Relationship.Type.RELATIVE),
            Map.entry("NIENEPH", Relationship.Type.RELATIVE));

    /** Codes by which the related person is the patient's child: then the patient is the parent. */
    private static final List<String> CHILDREN = List.of(
            "CHILD", "NCHILD", "SON", "NSON", "SONC", "DAU", "NDAU", "DAUC", "CHLDADOPT", "SONADOPT", "DAUADOPT");

    /** UKCore-AdditionalPersonRelationshipRole and v2-0131: not a tie of family, or nothing said. */
    private static final List<String> NO_TIE = List.of("N", "C", "E", "O", "U", "ONESELF", "NotKnown", "NotSpecified");

    private RelatedPersonMapping() {}

    static void map(RelatedPerson related, Sent sent) {
        if (Boolean.FALSE.equals(related.getActiveElement().getValue())) {
            sent.removeAll("the sender no longer uses this record");
            return;
        }
        Subject self = Subject.person(Sent.SYSTEM, sent.reference());
        Subject patient = sent.patient(related.getPatient(), "patient", Subject.Role.SUBJECT);
        Fields fields = new Fields();
        People.names(related.getName(), fields);
        People.dateOfBirth(related.getBirthDateElement(), fields, sent);
        PatientMapping.sex(related.getGender(), fields);
        PatientMapping.nhsNumber(related.getIdentifier(), fields, sent.findings());
        if (!sent.isRestricted()) {
            People.contacts(related.getTelecom(), fields);
        }
        sent.statements().identity(sent.reference(), Sent.SYSTEM, sent.reference(), Category.ID_CORE, fields);
        if (patient != null) {
            relationships(related, self, patient, sent);
        }
        People.addresses(related.getAddress(), self, sent);
    }

    private static void relationships(RelatedPerson related, Subject self, Subject patient, Sent sent) {
        List<Coding> codings = related.getRelationship().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> coding.getCode() != null && !NO_TIE.contains(coding.getCode()))
                .toList();
        Optional<Relationship.Type> tie = codings.stream()
                .flatMap(coding -> Optional.ofNullable(ROLES.get(coding.getCode())).stream())
                .findFirst();
        boolean guardian = codings.stream().anyMatch(coding -> "Guardian".equals(coding.getCode()));
        boolean child = codings.stream().anyMatch(coding -> CHILDREN.contains(coding.getCode()));
        tie.ifPresent(type -> tie("/relationship", self, type, patient, related, sent));
        if (guardian) {
            tie("/guardian", self, Relationship.Type.GUARDIAN, patient, related, sent);
        }
        if (tie.isEmpty() && child) {
            tie("/relationship", patient, Relationship.Type.PARENT, self, related, sent);
        } else if (tie.isEmpty() && !guardian && !codings.isEmpty()) {
            sent.findings().warn("relationship", "unknown code, kept as written");
            Fields raw = new Fields().full("relationshipCode", codings.get(0).getCode());
            tie("/relationship", self, Relationship.Type.FAMILY_GROUP, patient, related, raw, sent);
        }
    }

    private static void tie(
            String part, Subject from, Relationship.Type type, Subject to, RelatedPerson related, Sent sent) {
        tie(part, from, type, to, related, new Fields(), sent);
    }

    private static void tie(
            String part,
            Subject from,
            Relationship.Type type,
            Subject to,
            RelatedPerson related,
            Fields fields,
            Sent sent) {
        Occurred since = sent.start("period", related.getPeriod());
        Occurred until = sent.end("period", related.getPeriod());
        sent.statements()
                .relationship(sent.reference() + part, Category.ID_FAMILY, from, type, to, since, until, fields);
    }
}
