package kinbridge.rectification;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.FlagHistory;
import kinbridge.family.SamePerson;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever contested a record is told how it ended (article 12(3) and (4)), by a person and after a safety check; and
 * nobody is asked to tell somebody of whom it is recorded that telling them is unsafe.
 */
@Component
class OutcomeTelling {

    private static final String UNSAFE = "unsafe_to_notify";

    private final ContestRows rows;
    private final SamePerson samePerson;
    private final FlagHistory flags;
    private final Tasks tasks;
    private final StateChanges changes;
    private final JdbcClient database;
    private final InstantSource clock;

    OutcomeTelling(
            ContestRows rows,
            SamePerson samePerson,
            FlagHistory flags,
            Tasks tasks,
            StateChanges changes,
            JdbcClient database,
            InstantSource clock) {
        this.rows = rows;
        this.samePerson = samePerson;
        this.flags = flags;
        this.tasks = tasks;
        this.changes = changes;
        this.database = database;
        this.clock = clock;
    }

    /**
     * A practitioner reads the answer beside the record. It is asked of whoever recorded what the person said: they know
     * of the record, which nobody else of the family need be shown.
     */
    void ask(Contest contest) {
        if (contest.said() == SaidBy.PRACTITIONER) {
            return;
        }
        Map<UUID, UUID> persons = samePerson.personsOf(List.of(contest.identity(), contest.whom()));
        if (persons.values().stream().anyMatch(this::isUnsafe)) {
            changes.recordedByHub(
                    contest.family(), "contest " + contest.id() + ": nobody is asked to tell the person how it ended");
            rows.told(contest.id(), "NOT_SAFE");
            return;
        }
        tasks.open(NewTask.of(TaskKind.TELL_OUTCOME, contest.family())
                .by(contest.by(), null)
                .about(contest.whom())
                .because(contest.id().toString()));
        rows.told(contest.id(), "ASKED");
    }

    /** Those who could not safely be told are told once they can. */
    void askAgain() {
        for (Contest contest : rows.notSafe()) {
            Map<UUID, UUID> persons = samePerson.personsOf(List.of(contest.identity(), contest.whom()));
            if (persons.values().stream().noneMatch(this::isUnsafe)) {
                ask(contest);
            }
        }
    }

    private boolean isUnsafe(UUID person) {
        boolean isFlagged = flags.about(List.of(person), false).getOrDefault(person, List.of()).stream()
                .anyMatch(flag -> flag.kind().code().equals(UNSAFE) && flag.isInForce(clock.instant()));
        return isFlagged || database.sql("""
                select exists (select from work.task t join people.identity i on i.id = t.subject_id
                  where t.kind = 'DO_NOT_NOTIFY' and t.done_at is null and i.person_id = ?)""").param(person).query(Boolean.class).single();
    }
}
