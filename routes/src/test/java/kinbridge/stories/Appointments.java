package kinbridge.stories;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Reference;

/** Appointments as midwifery has them. */
final class Appointments {

    private Appointments() {}

    /** Yesterday's, to which this patient did not come; waits until the hub knows and has done what follows. */
    static void missed(Hub hub, String id, String patient) {
        Appointment appointment = new Appointment()
                .setStatus(Appointment.AppointmentStatus.NOSHOW)
                .setDescription("Postnatal appointment")
                .setStart(Date.from(Instant.now().minus(Duration.ofDays(1))));
        appointment.setId(id);
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + patient))
                .setStatus(Appointment.ParticipationStatus.ACCEPTED);
        long before = hub.feed("midwifery-fhir").stored();
        hub.midwifery().put(appointment);
        hub.until("the missed appointment", () -> hub.feed("midwifery-fhir").stored() > before);
        hub.settle();
    }
}
