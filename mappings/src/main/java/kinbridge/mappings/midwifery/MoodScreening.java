package kinbridge.mappings.midwifery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A mood questionnaire: its band, and whether the question about harming oneself was answered with
 * anything but never. The score and every answer stay with the unit.
 */
final class MoodScreening {

    static final String SAFETY_FLAG = "safetyFlag";

    private MoodScreening() {}

    static void map(Observation observation, Subject patient, Sent sent) {
        MoodScale scale = MoodScale.of(observation.getCode()).orElseThrow();
        BigDecimal score = number(observation.getValue());
        Optional<String> band = score == null ? Optional.empty() : scale.band(score.intValue());
        boolean safety = observation.getComponent().stream().anyMatch(MoodScreening::saysSelfHarm);
        if (band.isEmpty()) {
            sent.findings()
                    .part("value", null, "no total score of this scale", "a number from 0 to " + scale.highest());
        }
        if (band.isEmpty() && !safety) {
            return;
        }
        Fields fields = new Fields()
                .summary("scale", scale.title())
                .summary("band", band.orElse(null))
                .summary(SAFETY_FLAG, safety ? Boolean.TRUE : null);
        sent.add(
                "",
                RecordType.MOOD_SCREENING,
                Category.HE_MH,
                List.of(patient),
                ObservationMapping.effective(observation, sent),
                null,
                fields);
    }

    private static boolean saysSelfHarm(ObservationComponentComponent component) {
        if (!MoodScale.isSelfHarm(component.getCode()) || !component.hasValue()) {
            return false;
        }
        BigDecimal score = number(component.getValue());
        // An answer that cannot be read as a number is not "never": better one call too many.
        return score == null ? !saysNever(component.getValue()) : score.signum() != 0;
    }

    private static boolean saysNever(Type value) {
        String words = value instanceof CodeableConcept concept
                ? String.valueOf(Terms.words(concept))
                : value instanceof Coding coding ? coding.getDisplay() : value.primitiveValue();
        return words != null && (words.equalsIgnoreCase("never") || words.equalsIgnoreCase("not at all"));
    }

    private static @Nullable BigDecimal number(@Nullable Type value) {
        if (value instanceof Quantity quantity) {
            return quantity.getValue();
        }
        if (value instanceof IntegerType whole && whole.getValue() != null) {
            return BigDecimal.valueOf(whole.getValue());
        }
        return value instanceof StringType text
                        && text.getValue() != null
                        && text.getValue().matches("\\d{1,2}")
                ? new BigDecimal(text.getValue())
                : null;
    }
}
