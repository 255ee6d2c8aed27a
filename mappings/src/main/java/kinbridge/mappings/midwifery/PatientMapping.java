package kinbridge.mappings.midwifery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Identity;
import kinbridge.mappings.NhsNumber;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** A Patient (UKCore-Patient 2.x): who she or the baby is, where they live, and that a baby was born. */
final class PatientMapping {

    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus";
    private static final String ETHNICITY =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";
    private static final String BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";
    private static final String PRESENT_AND_VERIFIED = "01";

    private PatientMapping() {}

    static void map(Patient patient, Sent sent) {
        Findings findings = sent.findings();
        Subject self = Subject.person(Sent.SYSTEM, sent.id());
        Fields fields = new Fields();
        People.names(patient.getName(), fields);
        People.dateOfBirth(patient.getBirthDateElement(), fields, sent);
        death(patient, fields, sent);
        sex(patient.getGender(), fields);
        nhsNumber(patient.getIdentifier(), fields, findings);
        if (!sent.isRestricted()) {
            People.contacts(patient.getTelecom(), fields);
        }
        if (Boolean.FALSE.equals(patient.getActiveElement().getValue())) {
            findings.warn("active", "the sender no longer uses this record");
        }
        sent.statements().identity(sent.reference(), Sent.SYSTEM, sent.id(), Category.ID_CORE, fields);
        People.addresses(patient.getAddress(), self, sent);
        diversity(patient, self, sent);
        birth(patient, self, sent);
    }

    /** Only status 01 is a number that was traced; any other is kept, and says so (UKCore-Patient). */
    static void nhsNumber(List<Identifier> identifiers, Fields fields, Findings findings) {
        for (Identifier identifier : identifiers.stream().filter(Sent.NHS).toList()) {
            Optional<NhsNumber> number = NhsNumber.read(identifier.getValue());
            if (number.isEmpty()) {
                findings.warn("identifier", "the NHS number fails its check and is not used");
            } else if (!fields.map().containsKey(Identity.NHS_NUMBER) || isVerified(identifier)) {
                fields.full(Identity.NHS_NUMBER, number.get().value());
                fields.full(Identity.NHS_NUMBER_VERIFIED, isVerified(identifier));
            }
        }
    }

    private static boolean isVerified(Identifier identifier) {
        Extension status = identifier.getExtensionByUrl(VERIFICATION);
        return status != null
                && status.getValue() instanceof CodeableConcept concept
                && Terms.has(concept, PRESENT_AND_VERIFIED);
    }

    static void sex(@Nullable AdministrativeGender gender, Fields fields) {
        if (gender == null) {
            return;
        }
        String sex = switch (gender) {
            case MALE -> "male";
            case FEMALE -> "female";
            case OTHER -> "indeterminate";
            default -> "unknown";
        };
        fields.add(Identity.SEX, sex, DetailLevel.SUMMARY, gender.toCode());
    }

    private static void death(Patient patient, Fields fields, Sent sent) {
        if (patient.getDeceased() instanceof DateTimeType died) {
            Occurred when = sent.when("deceasedDateTime", died);
            fields.summary(Identity.DATE_OF_DEATH, when == null ? null : when.firstDay());
        }
        if (patient.hasDeceased() && !"false".equals(patient.getDeceased().primitiveValue())) {
            fields.summary("deceased", true);
        }
    }

    /** Ethnicity is a matter of its own category, so that it does not travel with the name. */
    private static void diversity(Patient patient, Subject self, Sent sent) {
        Extension extension = patient.getExtensionByUrl(ETHNICITY);
        if (extension != null && extension.getValue() instanceof CodeableConcept ethnicity) {
            Fields fields = new Fields()
                    .add(Identity.ETHNICITY, Terms.words(ethnicity), DetailLevel.SUMMARY, Terms.code(ethnicity));
            sent.add("/diversity", RecordType.DIVERSITY, Category.ID_DIVERSITY, List.of(self), null, null, fields);
        }
    }

    /** A time of birth is recorded for the babies of the unit; it is the birth itself. */
    private static void birth(Patient patient, Subject self, Sent sent) {
        Stream.of(patient.getBirthDateElement().getExtensionByUrl(BIRTH_TIME), patient.getExtensionByUrl(BIRTH_TIME))
                .filter(java.util.Objects::nonNull)
                .map(Extension::getValue)
                .filter(DateTimeType.class::isInstance)
                .map(DateTimeType.class::cast)
                .findFirst()
                .ifPresent(time -> {
                    Occurred born = sent.when("birthDate.birthTime", time);
                    LocalDate day = born == null ? null : born.firstDay();
                    sent.add(
                            "/birth",
                            RecordType.BIRTH,
                            Category.HE_MATERNITY,
                            List.of(self.as(Subject.Role.CHILD)),
                            born,
                            null,
                            new Fields().summary("birthDate", day));
                });
    }
}
