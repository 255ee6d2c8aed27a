package kinbridge.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kinbridge.family.Families;
import kinbridge.family.Practitioners;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.LogSearch;
import kinbridge.work.NewTask;
import kinbridge.work.Outcome;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import kinbridge.work.WhatStandsBehind;
import org.springframework.stereotype.Component;

/** What a task on a grant is about, and what its outcome does to the grant. */
@Component
class GrantTasks implements WhatStandsBehind {

    private final GrantStore store;
    private final Tasks tasks;
    private final LogSearch log;
    private final Families families;
    private final Practitioners practitioners;
    private final PolicyInForce policy;

    GrantTasks(
            GrantStore store,
            Tasks tasks,
            LogSearch log,
            Families families,
            Practitioners practitioners,
            PolicyInForce policy) {
        this.store = store;
        this.tasks = tasks;
        this.log = log;
        this.families = families;
        this.practitioners = practitioners;
        this.policy = policy;
    }

    @Override
    public List<Fact> facts(Task task) {
        return grant(task).map(this::facts).orElse(List.of());
    }

    List<Fact> facts(StoredGrant grant) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked by", name(grant.who())));
        if (grant.basis() == Basis.BROKEN_GLASS) {
            facts.add(new Fact("How", "By breaking the glass: " + justification(grant)));
        }
        facts.add(new Fact("Reason", grant.reason() == null ? "Not given yet" : grant.reason()));
        if (!grant.byRule().isEmpty()) {
            facts.add(new Fact("Released by", grant.byRule()));
        }
        if (grant.basis() != Basis.BROKEN_GLASS) {
            facts.add(new Fact("Groups of information", CategoryGroups.titles(grant.groups())));
        }
        facts.add(new Fact("Released so far", released(grant)));
        return facts;
    }

    private static String justification(StoredGrant grant) {
        return grant.justification() == null
                ? ""
                : Justification.valueOf(grant.justification()).title();
    }

    private String name(Requester who) {
        return practitioners
                        .find(who.practitionerId())
                        .map(Practitioners.Practitioner::name)
                        .orElse(who.practitionerId())
                + ", " + policy.tables().titleOfRole(who.role());
    }

    /** In numbers by category and level: whoever signs need not see what is signed for. */
    private String released(StoredGrant grant) {
        String numbers = log.releasedUnder(grant.id()).stream()
                .map(one -> Category.of(one.category())
                                .map(policy.tables()::titleOf)
                                .orElse(one.category()) + ": " + one.records() + " in " + words(one.level()))
                .collect(Collectors.joining("; "));
        return numbers.isEmpty() ? "Nothing" : numbers;
    }

    private static String words(DetailLevel level) {
        return switch (level) {
            case FULL -> "full";
            case SUMMARY -> "summary";
            default -> "existence only";
        };
    }

    @Override
    public void done(Task task, Requester who, Outcome outcome, String words) {
        switch (task.kind()) {
            case RECORD_REASON -> {
                if (task.family() != null && task.requester() != null && task.purpose() != null) {
                    store.giveReason(task.family(), task.requester(), task.purpose(), words);
                }
            }
            case SUPERVISOR_SIGNOFF -> grant(task).ifPresent(grant -> sign(task, grant, who, outcome, words));
            case REVIEW -> grant(task).ifPresent(grant -> store.review(grant.id(), outcome.name()));
            default -> {}
        }
    }

    private void sign(Task task, StoredGrant grant, Requester who, Outcome outcome, String words) {
        boolean isSigned = outcome == Outcome.SIGNED;
        store.sign(grant, who, isSigned, words);
        if (!isSigned && grant.basis() == Basis.AT_ONCE) {
            // It has been shown already: that a supervisor does not stand behind it is for others to judge.
            tasks.open(NewTask.of(TaskKind.NOTIFY_IG, task.family())
                    .answering(Set.of("NOTIFY_IG"))
                    .by(grant.who(), task.purpose())
                    .under(grant.id())
                    .because("refused")
                    .answered(grant.logEntry()));
        }
    }

    private Optional<StoredGrant> grant(Task task) {
        return task.grant() == null ? Optional.empty() : store.find(task.grant());
    }

    /** The family's reference, or what was typed was nobody's. */
    String reference(StoredGrant grant) {
        return grant.family() == null
                ? "A reference that is no family's"
                : families.reference(grant.family()).orElse("A family that is closed");
    }
}
