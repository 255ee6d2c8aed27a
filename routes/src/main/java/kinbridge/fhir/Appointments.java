package kinbridge.fhir;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyFacts.Fact;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.Occurred;
import kinbridge.mappings.RecordType;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Maternity appointments. Of one whose existence alone was let out: that there is one, and of whom. */
final class Appointments {

    private static final String CANCELLATION = "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason";

    /** FHIR's codes of an appointment, and those of an encounter that was sent in its place. */
    private static final Map<String, AppointmentStatus> STATUSES = Map.ofEntries(
            Map.entry("proposed", AppointmentStatus.PROPOSED),
            Map.entry("pending", AppointmentStatus.PENDING),
            Map.entry("booked", AppointmentStatus.BOOKED),
            Map.entry("arrived", AppointmentStatus.ARRIVED),
            Map.entry("fulfilled", AppointmentStatus.FULFILLED),
            Map.entry("cancelled", AppointmentStatus.CANCELLED),
            Map.entry("noshow", AppointmentStatus.NOSHOW),
            Map.entry("checked-in", AppointmentStatus.CHECKEDIN),
            Map.entry("waitlist", AppointmentStatus.WAITLIST),
            Map.entry("planned", AppointmentStatus.BOOKED),
            Map.entry("triaged", AppointmentStatus.ARRIVED),
            Map.entry("in-progress", AppointmentStatus.ARRIVED),
            Map.entry("onleave", AppointmentStatus.ARRIVED),
            Map.entry("finished", AppointmentStatus.FULFILLED));

    private Appointments() {}

    static List<Released> of(FamilyFacts facts) {
        return facts.records().stream()
                .filter(Appointments::isAppointment)
                .map(fact -> Released.of(appointment(fact), fact))
                .toList();
    }

    private static boolean isAppointment(Fact fact) {
        return fact.type().equals(RecordType.MATERNITY_APPOINTMENT.name())
                || fact.type().equals(RecordType.MISSED_MATERNITY_APPOINTMENT.name());
    }

    private static Appointment appointment(Fact fact) {
        Appointment appointment = new Appointment();
        appointment.setId(fact.id().toString());
        appointment.setMeta(Codes.meta(fact.level()));
        participants(appointment, fact);
        if (fact.level() == DetailLevel.EXISTENCE) {
            Codes.masked(appointment.getStatusElement());
            return appointment;
        }
        status(appointment, fact);
        when(appointment, fact);
        String contested = fact.contested();
        if (contested != null) {
            appointment.setComment(contested);
        }
        cancelledBy(appointment, fact.text("cancelledBy"));
        if (fact.text("service") != null) {
            appointment.addServiceType(new CodeableConcept().setText(fact.text("service")));
        }
        return appointment;
    }

    private static void status(Appointment appointment, Fact fact) {
        AppointmentStatus status = fact.type().equals(RecordType.MISSED_MATERNITY_APPOINTMENT.name())
                ? AppointmentStatus.NOSHOW
                : STATUSES.get(String.valueOf(fact.text("status")));
        if (status == null) {
            Codes.unknown(appointment.getStatusElement());
        } else {
            appointment.setStatus(status);
        }
    }

    /** R4 wants both ends or neither; an end that nobody sent is said to be unknown, never guessed. */
    private static void when(Appointment appointment, Fact fact) {
        appointment.setStartElement(instant(fact.occurred()));
        appointment.setEndElement(instant(fact.until()));
        if (fact.occurred() != null && !(fact.occurred() instanceof Occurred.AtInstant)) {
            appointment.addRequestedPeriod(Dates.period(fact.occurred(), null));
        }
    }

    private static InstantType instant(@Nullable Occurred occurred) {
        return occurred instanceof Occurred.AtInstant at
                ? new InstantType(Date.from(at.instant()))
                : Codes.unknown(new InstantType());
    }

    private static void cancelledBy(Appointment appointment, @Nullable String who) {
        if (who != null) {
            appointment.setCancelationReason(
                    new CodeableConcept(new Coding(CANCELLATION, who.equals("patient") ? "pat" : "prov", null))
                            .setText("Cancelled by the " + who));
        }
    }

    private static void participants(Appointment appointment, Fact fact) {
        for (UUID person : fact.about()) {
            take(appointment, Codes.patient(person));
        }
        if (fact.text("with") != null) {
            take(appointment, new Reference().setType("Practitioner").setDisplay(fact.text("with")));
        }
        if (fact.text("place") != null) {
            take(appointment, new Reference().setType("Location").setDisplay(fact.text("place")));
        }
        if (!appointment.hasParticipant()) {
            take(appointment, Codes.masked(new Reference().setType("Patient")));
        }
    }

    private static void take(Appointment appointment, Reference who) {
        appointment.addParticipant().setActor(who).setStatus(ParticipationStatus.ACCEPTED);
    }
}
