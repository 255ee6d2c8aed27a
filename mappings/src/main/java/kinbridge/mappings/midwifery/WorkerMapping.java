package kinbridge.mappings.midwifery;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Fields;
import kinbridge.mappings.Worker;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/** A Practitioner or PractitionerRole (UKCore 2.x): the midwife behind the id in a care team. */
final class WorkerMapping {

    private static final Set<String> STAFF_IDS =
            Set.of("https://fhir.nhs.uk/Id/sds-user-id", "https://fhir.nhs.uk/Id/sds-role-profile-id");

    private WorkerMapping() {}

    static void map(Practitioner practitioner, Sent sent) {
        Fields fields = new Fields()
                .summary(Worker.NAME, name(practitioner.getName()))
                .full(Worker.STAFF_ID, staffId(practitioner.getIdentifier().stream()))
                .full(Worker.EMAIL, email(practitioner.getTelecom()));
        add(sent.id(), fields, sent);
    }

    static void map(PractitionerRole role, Sent sent) {
        Fields fields = new Fields()
                .summary(Worker.NAME, People.strip(role.getPractitioner().getDisplay()))
                .full(
                        Worker.STAFF_ID,
                        staffId(Stream.concat(
                                Stream.of(role.getPractitioner().getIdentifier()), role.getIdentifier().stream())))
                .summary(Worker.JOB_TITLE, title(role.getCode()))
                .full(Worker.EMAIL, email(role.getTelecom()))
                .summary(Worker.TEAM, People.strip(role.getOrganization().getDisplay()));
        add(sent.reference(), fields, sent);
    }

    private static void add(String localId, Fields fields, Sent sent) {
        sent.statements().worker(sent.reference(), Sent.SYSTEM, localId, fields);
    }

    private static @Nullable String name(List<HumanName> names) {
        return names.stream()
                .map(name -> name.hasText()
                        ? name.getText()
                        : Stream.concat(
                                        name.getGiven().stream().map(part -> String.valueOf(part.getValue())),
                                        Stream.ofNullable(name.getFamily()))
                                .collect(Collectors.joining(" ")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String staffId(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> identifier.getSystem() != null
                        && STAFF_IDS.contains(identifier.getSystem())
                        && identifier.getValue() != null)
                .map(identifier -> identifier.getValue().strip())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String email(List<ContactPoint> telecom) {
        return telecom.stream()
                .filter(point -> point.getSystem() == ContactPointSystem.EMAIL && point.getValue() != null)
                .map(point -> point.getValue().strip())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String title(List<CodeableConcept> codes) {
        return codes.stream()
                .map(Terms::words)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
