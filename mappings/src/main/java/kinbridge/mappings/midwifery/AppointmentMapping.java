package kinbridge.mappings.midwifery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An Appointment or Encounter (UKCore 2.x): that it was planned, kept or missed. Which clinic and where
 * is FULL, since it tells what the appointment was for and where somebody can be found.
 */
final class AppointmentMapping {

    private static final String DELIVERY_CHANNEL =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel";

    private AppointmentMapping() {}

    static void map(Appointment appointment, Sent sent) {
        AppointmentStatus status = appointment.getStatus();
        if (status == AppointmentStatus.ENTEREDINERROR) {
            sent.remove("", "entered in error");
            return;
        }
        if (status == null) {
            sent.findings()
                    .part("status", null, "no status that FHIR has", "booked, fulfilled, noshow, cancelled, ...");
            return;
        }
        List<Subject> patients = patients(appointment, sent);
        if (patients.isEmpty()) {
            sent.findings().part("participant", null, "no patient takes part", "a participant who is a Patient");
            return;
        }
        boolean missed = status == AppointmentStatus.NOSHOW;
        Fields fields = new Fields()
                .summary("status", status.toCode())
                .summary("cancelledBy", cancelledBy(appointment))
                .summary("channel", channel(appointment))
                .full("service", words(appointment.getServiceType()))
                .full("place", display(appointment, "Location"))
                .full("with", display(appointment, "Practitioner"));
        sent.add(
                "",
                missed ? RecordType.MISSED_MATERNITY_APPOINTMENT : RecordType.MATERNITY_APPOINTMENT,
                Category.HE_APPT,
                patients,
                sent.when("start", appointment.getStartElement()),
                null,
                fields);
    }

    private static List<Subject> patients(Appointment appointment, Sent sent) {
        List<Subject> patients = new ArrayList<>();
        for (AppointmentParticipantComponent participant : appointment.getParticipant()) {
            Reference actor = participant.getActor();
            if (isPatient(actor)) {
                Subject patient = sent.patient(actor, "participant.actor", Subject.Role.SUBJECT);
                if (patient != null && !patients.contains(patient)) {
                    patients.add(patient);
                }
            }
        }
        return patients;
    }

    private static boolean isPatient(Reference actor) {
        return "Patient".equals(actor.getType())
                || Sent.NHS.test(actor.getIdentifier())
                || (actor.hasReference()
                        && (actor.getReference().contains("Patient/")
                                || actor.getReference().startsWith("#")
                                || (actor.getReference().startsWith("urn:uuid:") && !actor.hasType())));
    }

    /** appointment-cancellation-reason: codes that begin {@code pat} are the patient's, {@code prov} ours. */
    private static @Nullable String cancelledBy(Appointment appointment) {
        String code = Terms.code(appointment.getCancelationReason());
        if (code == null) {
            return null;
        }
        return code.startsWith("pat") ? "patient" : code.startsWith("prov") ? "provider" : null;
    }

    private static @Nullable String channel(Appointment appointment) {
        Extension channel = appointment.getExtensionByUrl(DELIVERY_CHANNEL);
        return channel == null || channel.getValue() == null
                ? null
                : channel.getValue().primitiveValue();
    }

    private static @Nullable String display(Appointment appointment, String type) {
        return appointment.getParticipant().stream()
                .map(AppointmentParticipantComponent::getActor)
                .filter(actor -> Objects.equals(type, actor.getType())
                        || (actor.hasReference() && actor.getReference().contains(type)))
                .map(Reference::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    static void map(Encounter encounter, Sent sent) {
        EncounterStatus status = encounter.getStatus();
        if (status == EncounterStatus.ENTEREDINERROR) {
            sent.remove("", "entered in error");
            return;
        }
        if (status == null) {
            sent.findings().part("status", null, "no status that FHIR has", "planned, in-progress, finished, ...");
            return;
        }
        Subject patient = sent.patient(encounter.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        Fields fields = new Fields()
                .summary("status", status.toCode())
                .summary("setting", setting(encounter))
                .full("service", words(encounter.getType()))
                .full(
                        "place",
                        encounter.hasLocation()
                                ? encounter.getLocationFirstRep().getLocation().getDisplay()
                                : null);
        sent.add(
                "",
                RecordType.MATERNITY_APPOINTMENT,
                Category.HE_APPT,
                List.of(patient),
                sent.start("period", encounter.getPeriod()),
                sent.end("period", encounter.getPeriod()),
                fields);
    }

    private static @Nullable String setting(Encounter encounter) {
        String code = encounter.getClass_().getCode();
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "AMB" -> "outpatient";
            case "IMP", "ACUTE", "NONAC" -> "inpatient";
            case "EMER" -> "emergency";
            case "HH" -> "home";
            case "VR" -> "virtual";
            default -> null;
        };
    }

    private static @Nullable String words(List<CodeableConcept> concepts) {
        return concepts.stream()
                .map(Terms::words)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
