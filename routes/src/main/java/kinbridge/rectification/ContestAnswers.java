package kinbridge.rectification;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.familyview.Words;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.rectification.RecordVersions.Version;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.Outcome;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.WhatStandsBehind;
import org.springframework.stereotype.Component;

/** What the tasks about a contested record say of it, and what follows from how they end. */
@Component
class ContestAnswers implements WhatStandsBehind {

    private final ContestRows rows;
    private final RecordVersions versions;
    private final Corrections corrections;
    private final OutcomeTelling telling;
    private final StateChanges changes;
    private final PolicyInForce policy;
    private final InstantSource clock;

    ContestAnswers(
            ContestRows rows,
            RecordVersions versions,
            Corrections corrections,
            OutcomeTelling telling,
            StateChanges changes,
            PolicyInForce policy,
            InstantSource clock) {
        this.rows = rows;
        this.versions = versions;
        this.corrections = corrections;
        this.telling = telling;
        this.changes = changes;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public List<Fact> facts(Task task) {
        return of(task).map(contest -> facts(task, contest)).orElse(List.of());
    }

    private Optional<Contest> of(Task task) {
        return switch (task.kind()) {
            case CONTESTED_RECORD, CONTESTED_LATE, TELL_OUTCOME -> rows.find(UUID.fromString(task.cause()));
            default -> Optional.empty();
        };
    }

    private List<Fact> facts(Task task, Contest contest) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Contested on", Words.date(contest.on().toString())));
        if (task.kind() == TaskKind.TELL_OUTCOME) {
            // Its owner may not be one who may know what kind of record it is.
            facts.add(new Fact("Its holder's answer", answer(contest)));
            return facts;
        }
        facts.add(new Fact("Who says so", contest.said().title()));
        facts.add(new Fact("About", contest.about().title()));
        facts.add(new Fact(
                "Held by", policy.tables().titleOfAgency(contest.thing().holder())));
        facts.add(new Fact("Kind of record", Words.typeTitle(contest.thing().type())));
        facts.add(new Fact("Record", contest.thing().record().toString()));
        facts.add(new Fact("Answer", answer(contest)));
        facts.add(new Fact("Since it was contested", since(contest)));
        return facts;
    }

    private static String answer(Contest contest) {
        return contest.outcome() == null
                ? "Not answered yet"
                : contest.outcome().title();
    }

    private String since(Contest contest) {
        List<Version> later = versions.everCurrent(contest.thing().shared()).stream()
                .dropWhile(version -> !version.id().equals(contest.thing().version()))
                .skip(1)
                .toList();
        return later.isEmpty()
                ? "No newer version has come"
                : later.size() + (later.size() == 1 ? " newer version has" : " newer versions have")
                        + " come from its holder";
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        if (task.kind() == TaskKind.TELL_OUTCOME) {
            of(task).ifPresent(contest -> rows.told(contest.id(), outcome == Outcome.TOLD ? "TOLD" : "NOT_TOLD"));
        }
        if (task.kind() == TaskKind.CONTESTED_RECORD) {
            of(task).filter(contest -> contest.outcome() == null)
                    .ifPresent(contest -> answered(contest, who, outcome, words));
        }
    }

    private void answered(Contest contest, Requester who, Outcome outcome, String words) {
        UUID thing = contest.thing().shared();
        rows.lock(thing);
        Optional<Version> current = versions.current(thing);
        boolean isCorrected = outcome == Outcome.CORRECTED_SENT
                && current.filter(now -> isAnother(now, contest)).isPresent();
        // A correction that has not come, whoever thinks so, is still waited for.
        Outcome counts = outcome == Outcome.CORRECTED_SENT && !isCorrected ? Outcome.CORRECTED : outcome;
        changes.recorded(
                who,
                contest.family(),
                "contest " + contest.id() + " of record " + contest.thing().record() + " answered: " + counts);
        rows.answered(
                contest.id(),
                counts,
                clock.instant(),
                who.practitionerId(),
                words,
                current.map(Version::id).orElse(null));
        if (isCorrected) {
            corrections.correct(List.of(contest), current.orElseThrow(), who);
        }
        if (counts == Outcome.WITHDRAWN_BY_ASKER) {
            rows.end(List.of(contest.id()), clock.instant(), null);
        } else {
            telling.ask(rows.find(contest.id()).orElseThrow());
        }
    }

    /** Whether it says something else than the version that was contested. */
    private boolean isAnother(Version now, Contest contest) {
        UUID contested = contest.thing().version();
        return !now.id().equals(contested)
                && versions.everCurrent(contest.thing().shared()).stream()
                        .filter(version -> version.id().equals(contested))
                        .noneMatch(version -> now.saysTheSameAs(version) || version.isDropped());
    }
}
