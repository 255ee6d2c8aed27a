package kinbridge.grants;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.EmergencyAccess;
import kinbridge.family.Families;
import kinbridge.family.FocusChild;
import kinbridge.family.Teams;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.work.NewTask;
import kinbridge.work.TaskKind;
import kinbridge.work.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Breaks the glass: logged, told to governance and to the supervisor before anything can be seen. */
@Component
class BrokenGlass implements BreakGlass, EmergencyAccess {

    static final int FEWEST_LETTERS = 30;
    private static final int MOST_ROWS = 200;

    private static final String LEFT = "You have left the team around this family, and cannot break the glass for it."
            + " Ring the duty team: they can look and tell you what you need to know.";
    private static final String ROLE = "Your role cannot break the glass. Ring the duty team: they can look and tell"
            + " you what you need to know.";

    private final GrantStore store;
    private final GrantTasks grantTasks;
    private final Tasks tasks;
    private final Families families;
    private final FocusChild focusChild;
    private final Teams teams;
    private final PolicyInForce policy;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    BrokenGlass(
            GrantStore store,
            GrantTasks grantTasks,
            Tasks tasks,
            Families families,
            FocusChild focusChild,
            Teams teams,
            PolicyInForce policy,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.grantTasks = grantTasks;
        this.tasks = tasks;
        this.families = families;
        this.focusChild = focusChild;
        this.teams = teams;
        this.policy = policy;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public boolean mayBreak(Requester who) {
        return policy.tables()
                .profileOf(who.role())
                .filter(policy.tables()::mayBreakGlass)
                .isPresent();
    }

    /** By the clock of this moment: nothing has to run for it to end. */
    @Override
    public boolean isOpen(String practitioner, UUID family) {
        return store.openGlass(practitioner, family).isPresent();
    }

    @Override
    public Broken breakGlass(Requester who, Breaking breaking) {
        if (!mayBreak(who)) {
            return refused(who, null, ROLE, "role may not break the glass");
        }
        List<GrantPages.Mistake> mistakes = mistakes(breaking);
        if (!mistakes.isEmpty()) {
            return new Broken.Wrong(mistakes);
        }
        UUID family = families.byReference(breaking.reference().strip().toUpperCase(Locale.UK))
                .filter(id -> families.reference(id).isPresent())
                .orElse(null);
        UUID asked = Objects.requireNonNullElse(family, new UUID(0, 0));
        if (teams.status(who.practitionerId(), who.role(), asked) == TafStatus.LEFT) {
            return refused(who, family, LEFT, "a leaver tried to break the glass");
        }
        return Objects.requireNonNull(transactions.execute(status -> open(who, family, breaking)));
    }

    private static List<GrantPages.Mistake> mistakes(Breaking breaking) {
        List<GrantPages.Mistake> mistakes = new ArrayList<>();
        if (breaking.reference().isBlank() || breaking.reference().strip().length() > 40) {
            mistakes.add(new GrantPages.Mistake("reference", "Give the family's reference: FAM- and six characters"));
        }
        if (justification(breaking).isEmpty()) {
            mistakes.add(new GrantPages.Mistake("justification", "Choose on what ground you go ahead"));
        }
        int letters = SignedSharing.letters(breaking.reason());
        if (letters < FEWEST_LETTERS || letters > SignedSharing.MOST_LETTERS) {
            mistakes.add(new GrantPages.Mistake(
                    "reason", "Say in at least " + FEWEST_LETTERS + " letters what cannot wait, and why"));
        }
        return mistakes;
    }

    private static Optional<Justification> justification(Breaking breaking) {
        return Arrays.stream(Justification.values())
                .filter(ground -> ground.name().equals(breaking.justification()))
                .findFirst();
    }

    private Broken refused(Requester who, @Nullable UUID family, String words, String logged) {
        transactions.executeWithoutResult(status -> {
            UUID entry = changes.refused(who, family, logged);
            tasks.open(NewTask.of(TaskKind.NOTIFY_IG, family)
                    .answering(Set.of("NOTIFY_IG"))
                    .by(who, null)
                    .because("2.12")
                    .keptFromRequester()
                    .answered(entry));
        });
        return new Broken.Refused(words);
    }

    private Broken open(Requester who, @Nullable UUID family, Breaking breaking) {
        Optional<UUID> running = family == null ? Optional.empty() : store.openGlass(who.practitionerId(), family);
        if (running.isPresent()) {
            StoredGrant grant = store.find(running.get()).orElseThrow();
            return new Broken.Opened(grant.id(), Objects.requireNonNull(grant.endsAt()));
        }
        UUID id = UUID.randomUUID();
        Justification ground = justification(breaking).orElseThrow();
        UUID entry = changes.glassBroken(
                who,
                family,
                "grant " + id + ", " + ground + ": " + breaking.reason().strip());
        Instant until = store.breakGlass(
                id,
                family,
                who,
                List.of(),
                focusChild.of(family).harm(),
                breaking.reason().strip(),
                ground,
                entry);
        tasks.open(task(TaskKind.REVIEW, Set.of("REVIEW:1wd", "SUPERVISOR_SIGNOFF"), who, family, id, entry));
        tasks.open(task(TaskKind.NOTIFY_IG, Set.of("NOTIFY_IG"), who, family, id, entry));
        return new Broken.Opened(id, until);
    }

    private static NewTask task(
            TaskKind kind, Set<String> codes, Requester who, @Nullable UUID family, UUID grant, UUID entry) {
        return NewTask.of(kind, family)
                .answering(codes)
                .by(who, GrantRows.ANY_PURPOSE)
                .under(grant)
                .answered(entry);
    }

    @Override
    public List<Access> openOf(Requester who) {
        Instant now = clock.instant();
        return store.brokenGlass(MOST_ROWS).stream()
                .filter(grant -> grant.who().practitionerId().equals(who.practitionerId()) && grant.isRunning(now))
                .map(grant ->
                        new Access(grant.id(), grantTasks.reference(grant), Objects.requireNonNull(grant.endsAt())))
                .toList();
    }

    @Override
    public Optional<UUID> familyOf(Requester who, UUID access) {
        return own(who, access)
                .filter(grant -> grant.isRunning(clock.instant()))
                .map(grant -> Objects.requireNonNullElse(grant.family(), access));
    }

    @Override
    public boolean end(Requester who, UUID access) {
        Optional<StoredGrant> grant = own(who, access).filter(one -> one.isRunning(clock.instant()));
        if (grant.isEmpty()) {
            return false;
        }
        return Boolean.TRUE.equals(transactions.execute(status -> {
            changes.recorded(who, grant.get().family(), "grant " + access + " of broken glass ended by hand");
            return store.end(access, "ended by hand");
        }));
    }

    private Optional<StoredGrant> own(Requester who, UUID access) {
        return store.find(access)
                .filter(grant -> grant.basis() == Basis.BROKEN_GLASS
                        && grant.who().practitionerId().equals(who.practitionerId()));
    }
}
