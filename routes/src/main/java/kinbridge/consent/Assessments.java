package kinbridge.consent;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.consent.Recording.Recorded;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assessments of a child's competence (Gillick) and of capacity (MCA 2005): append-only, and each for
 * one decision. The latest about sharing counts.
 */
@Component
public class Assessments {

    /** By code, under 16 and from 16. What is not asked at an age is refused. */
    public static final List<String> UNDER_SIXTEEN = List.of("gillick", "not_competent", "not_assessed");

    public static final List<String> FROM_SIXTEEN = List.of("has_capacity", "lacks_capacity", "not_assessed");

    private final JdbcClient database;
    private final AskedPeople people;
    private final PersonLock lock;
    private final PolicyInForce policy;
    private final StateChanges changes;
    private final SealedWords sealed;
    private final AfterChange after;
    private final InstantSource clock;

    Assessments(
            JdbcClient database,
            AskedPeople people,
            PersonLock lock,
            PolicyInForce policy,
            StateChanges changes,
            SealedWords sealed,
            AfterChange after,
            InstantSource clock) {
        this.database = database;
        this.people = people;
        this.lock = lock;
        this.policy = policy;
        this.changes = changes;
        this.sealed = sealed;
        this.after = after;
        this.clock = clock;
    }

    @Transactional
    public Recording record(Recorder by, AssessmentRequest request) {
        if (!policy.tables().mayRecord(by.role(), "competence")) {
            changes.refused(by.requester(), by.family(), "competence of identity " + request.subject());
            return Recording.notAllowed("Your role may not record an assessment: "
                    + policy.tables().reasonForRecording("competence") + ". That you tried is in the sharing log.");
        }
        UUID person = lock.personOf(request.subject());
        AskedPerson subject = people.of(List.of(person)).get(person);
        if (subject == null
                || about(List.of(person), false).getOrDefault(person, List.of()).size() != request.seen()) {
            return Recording.stale();
        }
        List<FieldProblem> problems = problems(request, subject);
        if (!problems.isEmpty()) {
            return Recording.wrong(problems);
        }
        UUID id = UUID.randomUUID();
        LocalDate on = request.assessedOn() == null ? today() : request.assessedOn();
        UUID entry = changes.recorded(
                by.requester(),
                by.family(),
                "assessment " + id + ": " + request.outcome() + " on " + on + ", about "
                        + (request.isAboutSharing() ? "sharing" : "another decision") + ", identity "
                        + request.subject());
        append(id, lock.knownAs(by.family(), request.subject()), request, on, by.id(), entry);
        after.changed(person);
        return new Recorded(entry);
    }

    /** Takes over an assessment that was recorded elsewhere; the same again changes nothing. */
    @Transactional
    public boolean takeOver(UUID id, AssessmentRequest request, LocalDate on) {
        int added = append(id, request.subject(), request, on, request.assessedBy(), null);
        if (added == 1) {
            changes.recorded(
                    "assessment " + id + ": " + request.outcome() + " on " + on + ", identity " + request.subject());
        }
        return added == 1;
    }

    private int append(
            UUID id, UUID identity, AssessmentRequest request, LocalDate on, String by, @Nullable UUID entry) {
        return database.sql("""
                insert into consent.competence (id, identity_id, outcome, about, details, assessed_by, assessed_on,
                  recorded_at, recorded_by, log_entry)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(id)
                .param(identity)
                .param(request.outcome())
                .param(request.isAboutSharing() ? "SHARING" : "OTHER")
                .param(sealed.seal(Map.of("decision", request.decision(), "reason", request.reason()), context(id)))
                .param(
                        request.assessedBy().isBlank()
                                ? by
                                : request.assessedBy().strip())
                .param(Date.valueOf(on))
                .param(Timestamp.from(clock.instant()))
                .param(by)
                .param(entry)
                .update();
    }

    private List<FieldProblem> problems(AssessmentRequest request, AskedPerson subject) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> outcomes = outcomesFor(subject);
        if (outcomes.isEmpty()) {
            AnswerRules.add(problems, "outcome", "Nobody is assessed before their birth or after their death.");
        } else if (!outcomes.contains(request.outcome())) {
            AnswerRules.add(
                    problems,
                    "outcome",
                    subject.isUnderSixteen()
                            ? "Under 16 the question is whether the child is competent for this decision (Gillick)."
                            : "From 16 capacity is presumed: choose whether they have it for this decision.");
        }
        LocalDate on = request.assessedOn() == null ? today() : request.assessedOn();
        if (on.isAfter(today())) {
            AnswerRules.add(problems, "assessedOn", "The day of the assessment cannot be in the future.");
        }
        AnswerRules.required(problems, "decision", request.decision(), "Say for which decision they were assessed.");
        AnswerRules.required(problems, "reason", request.reason(), "Say what the assessment rests on.");
        AnswerRules.limited(problems, "decision", request.decision());
        AnswerRules.limited(problems, "reason", request.reason());
        AnswerRules.limited(problems, "assessedBy", request.assessedBy());
        return problems;
    }

    /** What an assessment of this person can find; empty where there is nothing to assess. */
    public static List<String> outcomesFor(AskedPerson subject) {
        if (subject.isUnborn() || subject.isDead()) {
            return List.of();
        }
        return subject.decidesByAge() ? FROM_SIXTEEN : UNDER_SIXTEEN;
    }

    /** Every assessment of these people, the latest first. */
    public Map<UUID, List<Assessment>> about(Collection<UUID> persons, boolean isOpened) {
        return database
                .sql("""
                select i.person_id, c.* from consent.competence c join people.identity i on i.id = c.identity_id
                where i.person_id = any(?) order by c.assessed_on desc, c.recorded_at desc, c.id""")
                .param(persons.toArray(UUID[]::new))
                .query((row, number) -> assessment(row, isOpened))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Assessment::person));
    }

    private Assessment assessment(ResultSet row, boolean isOpened) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String before = row.getString("decision");
        byte[] details = row.getBytes("details");
        Map<String, String> words = Map.of();
        if (isOpened) {
            words = details == null && before != null ? Map.of("decision", before) : sealed.open(details, context(id));
        }
        return new Assessment(
                id,
                row.getObject("person_id", UUID.class),
                row.getString("outcome"),
                row.getString("about").equals("SHARING"),
                words,
                row.getString("assessed_by"),
                row.getDate("assessed_on").toLocalDate(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("log_entry", UUID.class));
    }

    private static String context(UUID id) {
        return "consent/competence/" + id;
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    /** @param words {@code decision} and {@code reason}; empty where they were not asked for */
    public record Assessment(
            UUID id,
            UUID person,
            String outcome,
            boolean isAboutSharing,
            Map<String, String> words,
            String assessedBy,
            LocalDate assessedOn,
            Instant recordedAt,
            @Nullable UUID logEntry) {}
}
