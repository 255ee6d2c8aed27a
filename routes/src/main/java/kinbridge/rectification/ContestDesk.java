package kinbridge.rectification;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.family.FamilyRights;
import kinbridge.familyview.Contesting;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that a record is contested, and asks its holder to answer within one month of the day on which it was
 * said (UK GDPR articles 12(3) and 16).
 */
@Component
class ContestDesk implements Contesting {

    /** Whoever may write down a no: a person need not find the right colleague to say that something is wrong. */
    private static final String CHANGE = "consent-objection";

    private static final int MONTHS_TO_ANSWER = 1;

    private final ContestRows rows;
    private final RecordVersions versions;
    private final ContestChecks checks;
    private final FamilyRights rights;
    private final StateChanges changes;
    private final Tasks tasks;
    private final InstantSource clock;

    ContestDesk(
            ContestRows rows,
            RecordVersions versions,
            ContestChecks checks,
            FamilyRights rights,
            StateChanges changes,
            Tasks tasks,
            InstantSource clock) {
        this.rows = rows;
        this.versions = versions;
        this.checks = checks;
        this.rights = rights;
        this.changes = changes;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public boolean mayContest(Requester who, UUID family) {
        return rights.may(who, family, CHANGE);
    }

    @Override
    @Transactional
    public Recording refused(Requester who, UUID family) {
        changes.refused(who, family, "contest a record");
        return Recording.notAllowed("record", "Your role may not record this for this family.");
    }

    @Override
    @Transactional
    public Recording contest(Requester who, UUID family, Disclosed item, UUID identity, Said said) {
        if (!mayContest(who, family)) {
            return refused(who, family);
        }
        return versions.thingOf(item.version())
                .map(shared -> contest(
                        who,
                        family,
                        new Contest.Thing(
                                item.id(),
                                shared,
                                item.version(),
                                item.holder(),
                                item.category().code(),
                                item.type()),
                        identity,
                        said))
                .orElseGet(Recording::stale);
    }

    /** Within the caller's transaction, by somebody whose right to it has been asked. */
    public Recording contest(Requester who, @Nullable UUID family, Contest.Thing thing, UUID identity, Said said) {
        Instant now = clock.instant();
        List<FieldProblem> problems =
                checks.in(said, now.atZone(Occurred.LONDON).toLocalDate());
        if (!problems.isEmpty()) {
            return Recording.wrong(problems);
        }
        rows.lock(thing.shared());
        SaidBy by = SaidBy.of(said.by()).orElseThrow();
        Optional<LocalDate> before = rows.unanswered(thing.record(), identity, by);
        if (before.isPresent()) {
            return Recording.wrong(
                    "record",
                    "This is contested already by " + by.inASentence()
                            + ", and its holder has not answered yet. It can be contested again after the answer.");
        }
        return recorded(
                new Contest(
                        UUID.randomUUID(),
                        thing,
                        family,
                        identity,
                        by == SaidBy.PARENT ? said.parent() : null,
                        by,
                        SaidAbout.of(said.about()).orElseThrow(),
                        Objects.requireNonNull(said.on()),
                        who,
                        now,
                        due(Objects.requireNonNull(said.on())),
                        null,
                        null,
                        null,
                        null),
                said.words());
    }

    private Recording recorded(Contest contest, String statement) {
        Contest.Thing thing = contest.thing();
        UUID entry = changes.recorded(
                contest.by(),
                contest.family(),
                "contest " + contest.id() + " of record " + thing.record() + ", version " + thing.version()
                        + ", about identity " + contest.identity() + ": said by " + contest.said() + " on "
                        + contest.on() + ", about " + contest.about());
        rows.add(contest, statement, entry);
        tasks.open(NewTask.of(TaskKind.CONTESTED_RECORD, contest.family())
                .by(contest.by(), null)
                .heldBy(thing.holder())
                .because(contest.id().toString())
                .dueAt(contest.dueAt())
                .answered(entry));
        return new Recording.Recorded(entry);
    }

    /** The end of the same day of the next month. */
    private static Instant due(LocalDate said) {
        return said.plusMonths(MONTHS_TO_ANSWER)
                .plusDays(1)
                .atStartOfDay(Occurred.LONDON)
                .toInstant();
    }
}
