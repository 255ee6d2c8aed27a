package kinbridge.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose a task is, and who else may do it: never nobody, and no check by whoever is checked. */
@Component
public class Owners {

    /** Who signs for a colleague of the same agency when nobody is named for it. */
    private static final Set<String> MANAGERS = Set.of("csc_team_manager", "sf_team_manager", "head_of_service");

    private final Practitioners practitioners;
    private final Teams teams;
    private final PolicyInForce policy;

    Owners(Practitioners practitioners, Teams teams, PolicyInForce policy) {
        this.practitioners = practitioners;
        this.teams = teams;
        this.policy = policy;
    }

    /** A person or a queue, never both. */
    record Owner(@Nullable String person, @Nullable String queue) {
        static Owner queue(Queue queue) {
            return new Owner(null, queue.name());
        }
    }

    Owner of(NewTask task) {
        return switch (task.kind().whose()) {
            case IG -> Owner.queue(Queue.IG);
            case CALDICOTT -> Owner.queue(Queue.CALDICOTT);
            case LEGAL -> Owner.queue(Queue.LEGAL);
            case DPO -> Owner.queue(Queue.DPO);
            default -> person(task).map(person -> new Owner(person.id(), null)).orElse(Owner.queue(Queue.IG));
        };
    }

    private Optional<Practitioner> person(NewTask task) {
        return switch (task.kind().whose()) {
            // What somebody was shown is told to them, and to nobody else of the family if they have left.
            case REQUESTER -> task.requester() == null ? lead(task.family()) : requester(task);
            case LEAD -> lead(task.family()).or(() -> requester(task));
            case SOCIAL_WORKER -> member(task.family(), Profile.SWK).or(() -> supervisor(task));
            case LIAISON -> liaison(task);
            default -> supervisor(task);
        };
    }

    private Optional<Practitioner> requester(NewTask task) {
        return task.requester() == null
                ? Optional.empty()
                : practitioners.find(task.requester().practitionerId());
    }

    private Optional<Practitioner> supervisor(NewTask task) {
        Optional<Practitioner> checked = requester(task).or(() -> lead(task.family()));
        String avoided = task.requester() == null ? "" : task.requester().practitionerId();
        return checked.flatMap(this::supervisorOf)
                .filter(person -> !person.id().equals(avoided))
                .or(() -> first(person -> person.duty() && !person.id().equals(avoided)));
    }

    /** Whoever is named for it; else a manager of the team, of the agency, and at last the duty desk. */
    public Optional<Practitioner> supervisorOf(Practitioner checked) {
        Predicate<Practitioner> other = person -> !person.id().equals(checked.id());
        Predicate<Practitioner> manager = other.and(person -> MANAGERS.contains(person.role()))
                .and(person -> person.agency().equals(checked.agency()));
        return practitioners
                .find(checked.supervisor())
                .filter(other)
                .or(() -> first(manager.and(person -> person.team().equals(checked.team()))))
                .or(() -> first(manager))
                .or(() -> first(other.and(Practitioner::duty)));
    }

    /** Early help's lead practitioner where there is one, else the allocated social worker. */
    private Optional<Practitioner> lead(@Nullable UUID family) {
        return member(family, Profile.LPR).or(() -> member(family, Profile.SWK));
    }

    private Optional<Practitioner> member(@Nullable UUID family, Profile profile) {
        return family == null
                ? Optional.empty()
                : teams.members(family).stream()
                        .filter(member -> is(profile, member.role()))
                        .flatMap(member -> practitioners.find(member.practitioner()).stream())
                        .findFirst();
    }

    /** Never the one who asked: they would release it to themselves. */
    private Optional<Practitioner> liaison(NewTask task) {
        String avoided = task.requester() == null ? "" : task.requester().practitionerId();
        return first(person -> person.agency().equals(task.holder())
                && is(Profile.PPU, person.role())
                && !person.id().equals(avoided));
    }

    private boolean is(Profile profile, String role) {
        return policy.tables().profileOf(role).filter(profile::equals).isPresent();
    }

    private Optional<Practitioner> first(Predicate<Practitioner> which) {
        return practitioners.all().stream().filter(which).findFirst();
    }

    /** Whether this person may do the task: its owner, a deputy, a manager beside the owner, or the queue. */
    boolean mayDo(Requester person, Task task) {
        if (task.cameFrom(person) && (task.restricted() || task.kind().isACheck())) {
            return false;
        }
        if (task.queue() != null) {
            Queue queue = Queue.valueOf(task.queue());
            return queue.isWorkedBy(person.role()) || queuesCoveredBy(person).contains(queue.name());
        }
        return isOwner(person, task) || standsInFor(person, task);
    }

    boolean isOwner(Requester person, Task task) {
        return person.practitionerId().equals(task.owner());
    }

    private boolean standsInFor(Requester person, Task task) {
        Optional<Practitioner> owner = task.owner() == null ? Optional.empty() : practitioners.find(task.owner());
        return owner.filter(absent -> absent.deputy().equals(person.practitionerId())
                        || (task.kind().whose() == TaskKind.Whose.SUPERVISOR
                                && MANAGERS.contains(person.role())
                                && absent.agency().equals(person.agency())))
                .isPresent();
    }

    /** Those whose tasks this person may do in their absence. */
    List<String> coveredBy(Requester person) {
        Stream<Practitioner> deputised =
                practitioners.all().stream().filter(other -> other.deputy().equals(person.practitionerId()));
        Stream<Practitioner> managed = MANAGERS.contains(person.role())
                ? practitioners.all().stream().filter(other -> other.agency().equals(person.agency()))
                : Stream.empty();
        return Stream.concat(deputised, managed)
                .map(Practitioner::id)
                .filter(id -> !id.equals(person.practitionerId()))
                .distinct()
                .toList();
    }

    /** The queues of those whose deputy this person is, besides their own. */
    List<String> queuesCoveredBy(Requester person) {
        return practitioners.all().stream()
                .filter(other -> other.deputy().equals(person.practitionerId()))
                .flatMap(other -> Queue.of(other.role()).stream())
                .filter(queue -> !queue.isWorkedBy(person.role()))
                .map(Queue::name)
                .distinct()
                .toList();
    }

    /** Names for the page: of staff, not of families. */
    String nameOf(@Nullable String owner, @Nullable String queue) {
        if (queue != null) {
            return Queue.valueOf(queue).title();
        }
        return owner == null
                ? ""
                : practitioners.find(owner).map(Practitioner::name).orElse(owner);
    }
}
