package kinbridge.mappings.midwifery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.mappings.Category;
import kinbridge.mappings.Fields;
import kinbridge.mappings.RecordType;
import kinbridge.mappings.Subject;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** A CareTeam or CarePlan (UKCore 2.x): the named midwife and colleagues, and that there is a plan. */
final class CareTeamMapping {

    private static final List<String> WORKERS = List.of("PractitionerRole", "Practitioner");

    private CareTeamMapping() {}

    static void map(CareTeam team, Sent sent) {
        if (team.getStatus() == CareTeamStatus.ENTEREDINERROR) {
            sent.remove("", "entered in error");
            participants(team).forEach(worker -> sent.remove("/" + localId(worker.getMember()), "entered in error"));
            return;
        }
        Subject patient = sent.patient(team.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        Optional<ReleasedPlan.PlanType> plan = planType(team.getCategory());
        if (plan.isPresent()) {
            childProtection(plan.get(), team.getPeriod(), patient, sent);
            return;
        }
        List<String> members = new ArrayList<>();
        participants(team).forEach(worker -> {
            Period period = worker.hasPeriod() ? worker.getPeriod() : team.getPeriod();
            String role = worker.getRole().stream()
                    .map(CareTeamMapping::roleWords)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String id = localId(worker.getMember());
            involvement("/" + id, worker.getMember(), role, team.getName(), period, patient, sent);
            members.add(id);
        });
        Fields fields = new Fields().summary("team", People.strip(team.getName()));
        if (team.getStatus() != null) {
            fields.summary("status", team.getStatus().toCode());
        }
        fields.full("workerIds", members.isEmpty() ? null : members);
        sent.add(
                "",
                RecordType.CARE_TEAM,
                Category.HE_MATERNITY,
                List.of(patient),
                sent.start("period", team.getPeriod()),
                sent.end("period", team.getPeriod()),
                fields);
    }

    private static Stream<CareTeamParticipantComponent> participants(CareTeam team) {
        return team.getParticipant().stream().filter(worker -> localId(worker.getMember()) != null);
    }

    static void map(CarePlan plan, Sent sent) {
        if (plan.getStatus() == CarePlanStatus.ENTEREDINERROR) {
            sent.remove("", "entered in error");
            return;
        }
        Subject patient = sent.patient(plan.getSubject(), "subject", Subject.Role.SUBJECT);
        if (patient == null) {
            return;
        }
        Optional<ReleasedPlan.PlanType> type = planType(plan.getCategory());
        if (type.isPresent()) {
            childProtection(type.get(), plan.getPeriod(), patient, sent);
            return;
        }
        Fields fields = new Fields();
        if (plan.getStatus() != null) {
            fields.summary("status", plan.getStatus().toCode());
        }
        sent.add(
                "",
                RecordType.MATERNITY_CARE_PLAN,
                Category.HE_MATERNITY,
                List.of(patient),
                sent.start("period", plan.getPeriod()),
                sent.end("period", plan.getPeriod()),
                fields);
    }

    /** What a hospital was told by CP-IS comes back as the authority's own information, in its category. */
    private static void childProtection(ReleasedPlan.PlanType type, Period period, Subject child, Sent sent) {
        sent.add(
                "",
                RecordType.HEALTH_FLAG,
                type.category(),
                List.of(child),
                sent.start("period", period),
                sent.end("period", period),
                new Fields().summary("flag", type.words()).summary("planType", type.code()));
    }

    private static Optional<ReleasedPlan.PlanType> planType(List<CodeableConcept> categories) {
        return categories.stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> coding.getCode() != null)
                .flatMap(coding -> CpisCodes.planType(coding.getCode()).stream())
                .findFirst();
    }

    /** One worker in one part, with the id by which a Practitioner or PractitionerRole is found. */
    static void involvement(
            String part,
            Reference worker,
            @Nullable String role,
            @Nullable String team,
            Period period,
            Subject patient,
            Sent sent) {
        String id = localId(worker);
        if (id == null) {
            return;
        }
        Fields fields = new Fields()
                .summary("workerId", id)
                .summary("workerName", People.strip(worker.getDisplay()))
                .summary("role", role)
                .summary("team", People.strip(team));
        sent.add(
                part,
                RecordType.WORKER_INVOLVEMENT,
                Category.TAF_INVOLVEMENT,
                List.of(patient),
                sent.start("period", period),
                sent.end("period", period),
                fields);
    }

    /** The worker's id in this system: a Practitioner's as it is, a PractitionerRole's with its type. */
    static @Nullable String localId(Reference worker) {
        for (String type : WORKERS) {
            String id = worker.hasReference() && worker.getReference().startsWith("urn:uuid:") && !worker.hasType()
                    ? null
                    : Sent.localId(worker, type);
            if (id != null) {
                return type.equals("Practitioner") ? id : type + "/" + id;
            }
        }
        boolean mayBeWorker = !worker.hasReference() && (!worker.hasType() || WORKERS.contains(worker.getType()));
        return mayBeWorker && worker.getIdentifier().hasValue()
                ? worker.getIdentifier().getValue()
                : null;
    }

    private static @Nullable String roleWords(CodeableConcept role) {
        String words = Terms.words(role);
        return words == null && role.hasText() ? role.getText().strip() : words;
    }
}
