package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** An Observation (UKCore-Observation 2.x): told apart by its code, never by its display. */
final class ObservationMapping {

    /** A questionnaire's answers belong to the person who gave them and never leave the unit. */
    private static final String SURVEY = "survey";

    private ObservationMapping() {}

    static void map(Observation observation, Sent sent) {
        if (observation.getStatus() == ObservationStatus.ENTEREDINERROR
                || observation.getStatus() == ObservationStatus.CANCELLED) {
            remove(observation, sent);
            return;
        }
        if (observation.getStatus() == null) {
            sent.findings().part("status", null, "no status that FHIR has", "final, amended, entered-in-error, ...");
            return;
        }
        Subject patient = sent.patient(observation.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        if (Terms.has(observation.getCode(), Terms.EXPECTED_DELIVERY, "code", sent.findings())) {
            ExpectedDelivery.map(observation, patient, sent);
        } else if (MoodScale.of(observation.getCode()).isPresent()) {
            MoodScreening.map(observation, patient, sent);
        } else if (isAnswer(observation)) {
            return;
        } else if (isPregnancyStatus(observation, sent)) {
            pregnancyStatus(observation, patient, sent);
        } else {
            other(observation, patient, sent);
        }
    }

    private static void remove(Observation observation, Sent sent) {
        String reason = observation.getStatus() == ObservationStatus.CANCELLED ? "cancelled" : "entered in error";
        // The code of what was entered in error may be the error, so all it can have been is taken back.
        sent.removeAll(reason);
    }

    private static boolean isAnswer(Observation observation) {
        boolean survey = observation.getCategory().stream().anyMatch(category -> Terms.has(category, SURVEY));
        boolean answered = observation.getDerivedFrom().stream()
                .map(Reference::getReference)
                .anyMatch(reference -> reference != null && reference.contains("QuestionnaireResponse/"));
        return survey || answered || MoodScale.isItem(observation.getCode());
    }

    private static boolean isPregnancyStatus(Observation observation, Sent sent) {
        return Stream.of(Terms.PREGNANT, Terms.NOT_PREGNANT, Terms.PREGNANCY_STATUS)
                .anyMatch(codes -> Terms.has(observation.getCode(), codes, "code", sent.findings()));
    }

    /**
     * Pregnant, by the value or else by the code; "not pregnant" is no pregnancy, so that no rule takes it
     * for a booking. Assisted conception beside it is never read (HFEA 1990 s33A).
     */
    private static void pregnancyStatus(Observation observation, Subject patient, Sent sent) {
        Boolean pregnant = isPregnant(observation, sent);
        Fields fields = new Fields().summary("gestationDays", gestationDays(observation));
        Occurred when = effective(observation, sent);
        if (pregnant == null) {
            sent.findings().warn("value", "neither pregnant nor not pregnant, kept out");
        } else if (pregnant) {
            fields.summary("status", "pregnant");
            sent.add("", RecordType.PREGNANCY, Category.HE_MATERNITY, List.of(patient), when, null, fields);
        } else {
            fields.summary("status", "not pregnant");
            sent.add("", RecordType.HEALTH_OBSERVATION, Category.HE_OBSTETRIC, List.of(patient), when, null, fields);
        }
    }

    private static @Nullable Boolean isPregnant(Observation observation, Sent sent) {
        CodeableConcept said = observation.getValue() instanceof CodeableConcept value
                ? value
                : observation.hasValue() ? new CodeableConcept() : observation.getCode();
        if (Terms.has(said, Terms.NOT_PREGNANT, "value", sent.findings())) {
            return false;
        }
        if (Terms.has(said, Terms.PREGNANT, "value", sent.findings())) {
            return true;
        }
        boolean asksPregnant = Terms.has(observation.getCode(), Terms.PREGNANT, "code", sent.findings());
        return (asksPregnant && observation.getValue() instanceof BooleanType yes) ? yes.getValue() : null;
    }

    private static @Nullable Integer gestationDays(Observation observation) {
        return observation.getComponent().stream()
                .filter(component -> Terms.has(component.getCode(), Terms.GESTATION_DAYS)
                        && component.getValue() instanceof Quantity)
                .map(component -> component.getValueQuantity().getValue())
                .filter(days -> days != null && days.signum() >= 0 && days.intValue() <= 320)
                .map(java.math.BigDecimal::intValue)
                .findFirst()
                .orElse(null);
    }

    /** Anything else: at SUMMARY only that it was observed and when; coded content at FULL, no free text. */
    private static void other(Observation observation, Subject patient, Sent sent) {
        if (!observation.getCode().hasCoding()) {
            sent.findings().part("code", null, "no coded observation", "a SNOMED CT or LOINC code");
            return;
        }
        Fields fields = new Fields()
                .full("observation", Terms.words(observation.getCode()))
                .full("observationCode", Terms.code(observation.getCode()))
                .full("value", value(observation));
        Occurred when = effective(observation, sent);
        Category category = Terms.conditionCategory(observation.getCode())
                .filter(known -> known != Category.HE_GENERAL)
                .orElse(Category.HE_OBSTETRIC);
        sent.add("", RecordType.HEALTH_OBSERVATION, category, List.of(patient), when, null, fields);
    }

    private static @Nullable String value(Observation observation) {
        if (observation.getValue() instanceof Quantity quantity && quantity.getValue() != null) {
            String unit = quantity.hasUnit() ? " " + quantity.getUnit() : "";
            return quantity.getValue().toPlainString() + unit;
        }
        return observation.getValue() instanceof CodeableConcept coded ? Terms.words(coded) : null;
    }

    static @Nullable Occurred effective(Observation observation, Sent sent) {
        if (observation.getEffective() instanceof DateTimeType at) {
            return sent.when("effectiveDateTime", at);
        }
        return observation.getEffective() instanceof Period period ? sent.start("effectivePeriod", period) : null;
    }
}
