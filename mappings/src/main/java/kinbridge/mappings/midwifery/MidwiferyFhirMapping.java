package kinbridge.mappings.midwifery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kinbridge.mappings.Agency;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Findings;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.UnreadablePayload;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** The feed {@code midwifery-fhir}: any FHIR R4 UK Core resource of a maternity system, alone or in a Bundle. */
public final class MidwiferyFhirMapping implements FeedMapping {

    /** Understood, and nothing that a family view may show: infrastructure, narrative, detailed notes. */
    private static final Set<String> NOT_FOR_THE_FAMILY_VIEW = Set.of(
            "AllergyIntolerance",
            "AuditEvent",
            "Basic",
            "Binary",
            "CapabilityStatement",
            "CodeSystem",
            "Communication",
            "Composition",
            "Device",
            "DiagnosticReport",
            "DocumentReference",
            "Endpoint",
            "Group",
            "HealthcareService",
            "Immunization",
            "List",
            "Location",
            "Medication",
            "MedicationRequest",
            "MedicationStatement",
            "MessageHeader",
            "Organization",
            "Parameters",
            "Procedure",
            "Provenance",
            "Questionnaire",
            "QuestionnaireResponse",
            "Schedule",
            "SearchParameter",
            "ServiceRequest",
            "Slot",
            "StructureDefinition",
            "Subscription",
            "Task",
            "ValueSet");

    static final String UNREADABLE = "an element without its value, or of a kind that cannot be read";

    @Override
    public String feed() {
        return Sent.SYSTEM;
    }

    @Override
    public Agency agency() {
        return Agency.MIDWIFERY;
    }

    @Override
    public void split(Payload payload, Consumer<Item> items) throws IOException, UnreadablePayload {
        FhirEntries.split(payload, items);
    }

    /** A resource is always sent whole: {@code CareTeam/t1} and all its parts. */
    @Override
    public Optional<String> whole(Item item, List<Statement> statements) {
        return statements.stream()
                .map(Statement::sourceRef)
                .filter(reference -> reference.startsWith(item.type() + "/"))
                .map(reference -> reference.split("/", 3))
                .map(parts -> parts[0] + "/" + parts[1])
                .findFirst();
    }

    @Override
    public ItemOutcome map(Item item) {
        if (item.fault() != null) {
            return new ItemOutcome.NotUnderstood(item.fault());
        }
        Findings findings = new Findings(item);
        if (item.type().equals(FhirEntries.DELETE)) {
            return findings.outcome(FhirEntries.deleted(item, findings));
        }
        if (NOT_FOR_THE_FAMILY_VIEW.contains(item.type())) {
            return findings.outcome(List.of());
        }
        Resource resource = FhirReader.read(item.content(), findings);
        if (resource == null) {
            findings.part(null, null, "not a FHIR R4 resource", "a resource of FHIR R4");
            return findings.outcome(List.of());
        }
        Sent sent = new Sent(item, resource, findings);
        try {
            map(resource, sent);
        } catch (RuntimeException halfEmpty) {
            // The FHIR model throws where an element is there without its value; the message may quote it.
            return findings.notUnderstood(resource.fhirType(), null, UNREADABLE, "elements with their values");
        }
        return findings.outcome(sent.statements().all());
    }

    private static void map(Resource resource, Sent sent) {
        if (resource instanceof Patient patient) {
            PatientMapping.map(patient, sent);
        } else if (resource instanceof RelatedPerson related) {
            RelatedPersonMapping.map(related, sent);
        } else if (resource instanceof Practitioner practitioner) {
            WorkerMapping.map(practitioner, sent);
        } else if (resource instanceof PractitionerRole role) {
            WorkerMapping.map(role, sent);
        } else if (resource instanceof OperationOutcome outcome) {
            OperationOutcomes.map(outcome, sent);
        } else if (sent.isRestricted()) {
            sent.findings().part("meta.security", null, "marked restricted by the sender", "no such mark");
        } else {
            mapCare(resource, sent);
        }
    }

    private static void mapCare(Resource resource, Sent sent) {
        if (resource instanceof EpisodeOfCare episode) {
            EpisodeMapping.map(episode, sent);
        } else if (resource instanceof Condition condition) {
            ConditionMapping.map(condition, sent);
        } else if (resource instanceof Observation observation) {
            ObservationMapping.map(observation, sent);
        } else if (resource instanceof Appointment appointment) {
            AppointmentMapping.map(appointment, sent);
        } else if (resource instanceof Encounter encounter) {
            AppointmentMapping.map(encounter, sent);
        } else if (resource instanceof Flag flag) {
            FlagMapping.map(flag, sent);
        } else if (resource instanceof CarePlan plan) {
            CareTeamMapping.map(plan, sent);
        } else if (resource instanceof CareTeam team) {
            CareTeamMapping.map(team, sent);
        } else if (resource instanceof Consent consent) {
            ConsentMapping.map(consent, sent);
        } else {
            sent.findings()
                    .part("resourceType", resource.fhirType(), "a resource this feed does not read", "one it reads");
        }
    }
}
