package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.DateText;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Relationship;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The expected date of delivery, and with it the unborn child: the only sign of the child that any
 * agency has before birth, and known from maternity alone, so everything of it is HE.MATERNITY.
 */
final class ExpectedDelivery {

    private static final String CHILD = "/unborn";
    private static final String MOTHER = "/mother";

    private ExpectedDelivery() {}

    static void map(Observation observation, Subject patient, Sent sent) {
        Occurred expected = expected(observation, sent);
        if (!(expected instanceof Occurred.OnDate) && !(expected instanceof Occurred.AtInstant)) {
            sent.findings().part("value", null, "no expected date of delivery", "a dateTime of at least a day");
            return;
        }
        Subject mother = patient.as(Subject.Role.MOTHER);
        Subject child = Subject.person(Sent.SYSTEM, unbornOf(observation, sent), Subject.Role.CHILD);
        Fields fields = new Fields().summary("expectedDate", expected.firstDay());
        sent.add(
                "",
                RecordType.EXPECTED_DELIVERY_DATE,
                Category.HE_MATERNITY,
                List.of(mother, child),
                Occurred.on(expected.firstDay()),
                null,
                fields);
        Fields unborn = new Fields().summary(Identity.EXPECTED_DATE, expected.firstDay());
        sent.statements()
                .identity(sent.reference() + CHILD, Sent.SYSTEM, child.localId(), Category.HE_MATERNITY, unborn);
        sent.statements()
                .relationship(
                        sent.reference() + MOTHER,
                        Category.HE_MATERNITY,
                        mother,
                        Relationship.Type.MOTHER,
                        child,
                        null,
                        null,
                        new Fields());
    }

    /**
     * The child's id must outlive a corrected date and must not pass to the next pregnancy: it is the
     * pregnancy the observation is about (its episode or condition), else the observation itself, which
     * a sender amends in place.
     */
    private static String unbornOf(Observation observation, Sent sent) {
        return "unborn-of/"
                + Stream.of("EpisodeOfCare", "Condition")
                        .flatMap(type -> about(observation)
                                .map(reference -> pregnancy(reference, type))
                                .filter(java.util.Objects::nonNull))
                        .findFirst()
                        .orElse(sent.reference());
    }

    private static Stream<Reference> about(Observation observation) {
        return Stream.concat(observation.getFocus().stream(), observation.getPartOf().stream());
    }

    private static @Nullable String pregnancy(Reference reference, String type) {
        String id = reference.hasReference() && reference.getReference().startsWith("urn:uuid:") && !reference.hasType()
                ? null
                : Sent.localId(reference, type);
        return id == null ? null : type + "/" + id;
    }

    private static @Nullable Occurred expected(Observation observation, Sent sent) {
        if (observation.getValue() instanceof DateTimeType date) {
            return sent.when("valueDateTime", date);
        }
        return observation.getValue() instanceof StringType text
                ? sent.findings().when("valueString", text.getValue(), DateText.Order.UNKNOWN)
                : null;
    }
}
