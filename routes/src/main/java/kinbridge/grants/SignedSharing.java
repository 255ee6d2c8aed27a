package kinbridge.grants;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.CareEpisodes;
import kinbridge.family.EmergencyAccess;
import kinbridge.family.Families;
import kinbridge.family.FocusChild;
import kinbridge.family.Necessity;
import kinbridge.family.Practitioners;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyGate;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SignOffFirst;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.Owners;
import kinbridge.work.Task;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One reason for a family and purpose, sent to the supervisor; whether or not anything is held. */
@Component
class SignedSharing implements GrantPages {

    static final int FEWEST_LETTERS = 20;
    static final int MOST_LETTERS = 4_000;

    private static final Set<String> GOVERNANCE = Set.of("ig_officer", "dpo", "caldicott_guardian");

    private final GrantStore store;
    private final GrantTasks grantTasks;
    private final Tasks tasks;
    private final Owners owners;
    private final Families families;
    private final FocusChild focusChild;
    private final Teams teams;
    private final Necessity necessity;
    private final CareEpisodes care;
    private final EmergencyAccess emergencyAccess;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final SignOffFirst signOffFirst;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    SignedSharing(
            GrantStore store,
            GrantTasks grantTasks,
            Tasks tasks,
            Owners owners,
            Families families,
            FocusChild focusChild,
            Teams teams,
            Necessity necessity,
            CareEpisodes care,
            EmergencyAccess emergencyAccess,
            Practitioners practitioners,
            PolicyInForce policy,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.grantTasks = grantTasks;
        this.tasks = tasks;
        this.owners = owners;
        this.families = families;
        this.focusChild = focusChild;
        this.teams = teams;
        this.necessity = necessity;
        this.care = care;
        this.emergencyAccess = emergencyAccess;
        this.practitioners = practitioners;
        this.policy = policy;
        this.signOffFirst = new SignOffFirst(policy.tables());
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Standing standing(Requester who, UUID family, String purpose) {
        Instant now = clock.instant();
        List<StoredGrant> own = store.of(who, family, purpose);
        Optional<StoredGrant> asked = own.stream()
                .filter(grant -> grant.basis() == Basis.SIGNED_FIRST)
                .findFirst();
        return new Standing(
                isOffered(purpose),
                tasks.open(TaskKind.RECORD_REASON, family, purpose, who.practitionerId())
                        .orElse(null),
                own.stream().anyMatch(StoredGrant::isWaiting),
                asked.filter(grant -> "REFUSED".equals(grant.signOff()))
                        .map(grant -> grant.signOffWords() == null ? "" : grant.signOffWords())
                        .orElse(null),
                own.stream()
                        .filter(grant -> grant.basis() == Basis.SIGNED_FIRST && grant.isRunning(now))
                        .map(StoredGrant::endsAt)
                        .findFirst()
                        .orElse(null));
    }

    private boolean isOffered(String purpose) {
        return Purpose.of(purpose).filter(signOffFirst::mayHold).isPresent();
    }

    @Override
    public Optional<AskingPage> asking(Requester who, UUID family, String purpose) {
        Optional<String> reference = families.reference(family);
        // Asked whether or not the family exists, so that the time of the answer tells nothing.
        boolean mayOpen = mayOpen(who, family, purpose);
        if (reference.isEmpty() || !mayOpen || !mayClaim(who, purpose)) {
            refused(who);
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Optional.of(new AskingPage(
                family,
                reference.get(),
                purpose,
                CategoryGroups.within(policy.tables(), who.role(), purpose).stream()
                        .map(group -> new Group(group, CategoryGroups.title(group)))
                        .toList(),
                signer(who),
                store.of(who, family, purpose).stream()
                        .map(grant -> row(grant, now))
                        .toList()));
    }

    /** Whoever may look at the family for this purpose may ask, and nobody else. */
    private boolean mayOpen(Requester who, UUID family, String purpose) {
        TafStatus taf = teams.status(who.practitionerId(), who.role(), family);
        boolean isNecessary = necessity.isRecorded(family, who.practitionerId(), purpose);
        boolean isGlassBroken = emergencyAccess.isOpen(who.practitionerId(), family);
        boolean hasPatients =
                !care.inCareOf(who.agency(), families.members(family)).isEmpty();
        return FamilyGate.isOpen(taf, purpose, isNecessary, isGlassBroken, hasPatients);
    }

    private boolean mayClaim(Requester who, String purpose) {
        return Purpose.of(purpose)
                .filter(named -> policy.tables().purposesOf(who.role()).contains(named))
                .filter(signOffFirst::mayHold)
                .isPresent();
    }

    private void refused(Requester who) {
        transactions.executeWithoutResult(
                status -> changes.refused(who, null, "asked to have sharing signed for a family not shown"));
    }

    private String signer(Requester who) {
        return practitioners
                .find(who.practitionerId())
                .flatMap(owners::supervisorOf)
                .map(Practitioners.Practitioner::name)
                .orElse("information governance");
    }

    @Override
    public Asked ask(Requester who, UUID family, Asking asking) {
        boolean mayOpen = mayOpen(who, family, asking.purpose());
        if (families.reference(family).isEmpty() || !mayOpen || !mayClaim(who, asking.purpose())) {
            refused(who);
            return new Asked.NotYours();
        }
        List<Mistake> mistakes = mistakes(who, family, asking);
        if (!mistakes.isEmpty()) {
            return new Asked.Wrong(mistakes);
        }
        transactions.executeWithoutResult(status -> send(who, family, asking));
        return new Asked.Sent();
    }

    /** How long a reason is; what nobody sees of it, such as zero-width spaces, is none. */
    static int letters(String reason) {
        return reason.replaceAll("\\p{Cf}", "").strip().length();
    }

    private List<Mistake> mistakes(Requester who, UUID family, Asking asking) {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> offered = CategoryGroups.within(policy.tables(), who.role(), asking.purpose());
        if (asking.groups().isEmpty() || !offered.containsAll(asking.groups())) {
            mistakes.add(new Mistake("groups", "Choose what you need to know about"));
        }
        int letters = letters(asking.reason());
        if (letters < FEWEST_LETTERS || letters > MOST_LETTERS) {
            mistakes.add(new Mistake(
                    "reason",
                    "Say in at least " + FEWEST_LETTERS + " letters why it is necessary, and why without agreement"));
        }
        if (store.of(who, family, asking.purpose()).stream().anyMatch(StoredGrant::isWaiting)) {
            mistakes.add(new Mistake("reason", "You have asked already: " + signer(who) + " has not answered yet"));
        }
        return mistakes;
    }

    private void send(Requester who, UUID family, Asking asking) {
        UUID id = UUID.randomUUID();
        HarmLevel focus = focusChild.of(family).harm();
        // In an enquiry or plan nothing waits: what does is about somebody better off, at most in need.
        HarmLevel carries = focus.overridesConsent() ? HarmLevel.CIN : focus;
        UUID entry = changes.recorded(
                who,
                family,
                "grant " + id + " asked for " + asking.purpose() + ", " + asking.groups() + ": "
                        + asking.reason().strip());
        store.ask(
                id,
                family,
                who,
                asking.purpose(),
                asking.groups(),
                carries,
                asking.reason().strip(),
                entry);
        tasks.open(NewTask.of(TaskKind.SUPERVISOR_SIGNOFF, family)
                .answering(Set.of("SUPERVISOR_SIGNOFF"))
                .by(who, asking.purpose())
                .under(id)
                .answered(entry));
    }

    @Override
    public Optional<GrantPage> grant(Requester who, UUID id) {
        return store.find(id).filter(grant -> maySee(who, grant)).map(grant -> {
            List<Step> steps = tasks.of(id).stream()
                    .filter(task -> task.kind() != TaskKind.RECORD_REASON)
                    .map(SignedSharing::step)
                    .toList();
            return new GrantPage(
                    row(grant, clock.instant()),
                    grantTasks.reference(grant),
                    grant.purpose(),
                    grantTasks.facts(grant),
                    steps);
        });
    }

    /** Who asked, who is to sign or has, and governance; to everybody else there is no such grant. */
    private boolean maySee(Requester who, StoredGrant grant) {
        return grant.who().practitionerId().equals(who.practitionerId())
                || GOVERNANCE.contains(who.role())
                || who.practitionerId().equals(grant.signedBy())
                || tasks.of(grant.id()).stream()
                        .anyMatch(task -> who.practitionerId().equals(task.owner()));
    }

    private static Step step(Task task) {
        return new Step(
                task.kind().title(),
                task.dueAt(),
                task.doneAt(),
                task.outcome() == null ? "Open" : task.outcome().title(),
                task.retestOn());
    }

    private static GrantRow row(StoredGrant grant, Instant now) {
        return new GrantRow(
                grant.id(),
                grant.basis() == Basis.BROKEN_GLASS
                        ? "Everything that broken glass can open"
                        : CategoryGroups.titles(grant.groups()),
                grant.askedAt(),
                state(grant, now),
                grant.endsAt());
    }

    private static String state(StoredGrant grant, Instant now) {
        if (grant.isWaiting()) {
            return "Waits for the supervisor";
        }
        if (grant.isRunning(now)) {
            boolean isOwed = grant.basis() == Basis.AT_ONCE && grant.signOff() == null;
            return isOwed ? "In force, and still to be signed" : "In force";
        }
        return "Over: " + why(grant);
    }

    private static @Nullable String why(StoredGrant grant) {
        return grant.endedWhy() == null ? "its time limit has passed" : grant.endedWhy();
    }
}
