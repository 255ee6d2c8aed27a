package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.EntryKind;
import kinbridge.sharinglog.LogEntry;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.SharingLog;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.PackRows.Redacted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A pack is made of a disclosed view, as everything that leaves is: what the reviewer lets go is decided once more, so
 * that a flag set since it was gathered is heeded, and where anything has changed nothing is made.
 */
@Component
class PackDesk implements AccessPacks {

    private static final String CHANGED =
            "Something has changed since it was gathered. Gather again: what is decided alike stays reviewed.";

    private static final String OF_OTHERS = "what is about other people, and what is above a summary";

    private final RequestRows requests;
    private final ItemRows rows;
    private final PackRows packs;
    private final HeldItems held;
    private final Gathering gathering;
    private final NamesOfOthers names;
    private final ReviewerRights rights;
    private final PackAssembly assembly;
    private final PackFiles files;
    private final NeedToKnow needToKnow;
    private final PolicyInForce policy;
    private final RequestClock clock;
    private final SharingLog log;
    private final StateChanges changes;
    private final InstantSource moments;
    private final TransactionTemplate transaction;

    PackDesk(
            RequestRows requests,
            ItemRows rows,
            PackRows packs,
            HeldItems held,
            Gathering gathering,
            NamesOfOthers names,
            ReviewerRights rights,
            PackAssembly assembly,
            PackFiles files,
            NeedToKnow needToKnow,
            PolicyInForce policy,
            RequestClock clock,
            SharingLog log,
            StateChanges changes,
            InstantSource moments,
            TransactionTemplate transaction) {
        this.requests = requests;
        this.rows = rows;
        this.packs = packs;
        this.held = held;
        this.gathering = gathering;
        this.names = names;
        this.rights = rights;
        this.assembly = assembly;
        this.files = files;
        this.needToKnow = needToKnow;
        this.policy = policy;
        this.clock = clock;
        this.log = log;
        this.changes = changes;
        this.moments = moments;
        this.transaction = transaction;
    }

    @Override
    public Optional<Made> make(Requester reviewer, UUID request, Form form) {
        // The lock of the log's projection ends with its transaction: a file takes long.
        assembly.catchUp();
        return Objects.requireNonNull(transaction.execute(status -> ofTheReviewer(reviewer, request, form)));
    }

    private Optional<Made> ofTheReviewer(Requester reviewer, UUID request, Form form) {
        Optional<Request> found =
                requests.locked(request).filter(one -> rights.mayReview(reviewer.practitionerId(), one));
        if (found.isEmpty()) {
            changes.refused(reviewer, null, "tried to make the pack of a subject access request of another reviewer");
            return Optional.empty();
        }
        return Optional.of(make(reviewer, found.get(), form));
    }

    private Made make(Requester reviewer, Request request, Form form) {
        LocalDate today = clock.today();
        List<Item> all = rows.of(request.id());
        if (request.gatheredAt() == null || !request.isOpen()) {
            return new NotYet("Gather what is held first; of a closed request no pack is made.");
        }
        Optional<String> hindrance = held.hindrance(request);
        if (hindrance.isPresent()) {
            return new NotYet(hindrance.get());
        }
        if (!all.stream().allMatch(item -> item.isDone(today))) {
            return new NotYet("Decide every item first.");
        }
        Optional<Circle> circled = circle(reviewer, request, all);
        if (circled.isEmpty()) {
            return new NotYet(CHANGED);
        }
        Circle circle = circled.get();
        DisclosedView view = circle.view();
        List<Redacted> taken = new ArrayList<>(stayedOut(all, today));
        Optional<List<PackAssembly.Going>> going = going(circle, taken);
        if (going.isEmpty()) {
            return new NotYet(CHANGED);
        }
        byte[] bytes = files.of(form, assembly.content(request, all, going.get()));
        String digest = Sha256.of(bytes);
        UUID entry = log.append(LogEntry.of(
                                EntryKind.EXPORT,
                                moments.instant(),
                                new LogEntry.Requester(
                                        reviewer.practitionerId(), reviewer.role(), reviewer.agency(), "NOT_MEMBER"),
                                Purpose.SUBJECT_ACCESS.name(),
                                policy.policyVersion())
                        .because(request.reference() + ": the pack for the data subject, as " + form)
                        .through(new LogEntry.Delivery("subject access pack", HeldItems.RECIPIENT, digest))
                        .answering(view == null ? request.gatheringEntry() : view.logEntry()))
                .entryId();
        packs.add(
                UUID.randomUUID(),
                request.id(),
                form.name(),
                moments.instant(),
                reviewer.practitionerId(),
                digest,
                taken,
                entry);
        return new Pack(request.reference() + "." + form.ending(), out -> out.write(bytes), entry);
    }

    /**
     * What goes, decided anew.
     *
     * @param view null where nothing goes: then there is nothing to decide, and the pack is its letter
     */
    private record Circle(
            List<Item> going, @Nullable DisclosedView view, Circumstances circumstances, Editing editing) {}

    /** Empty where anything is decided otherwise than the reviewer saw it. */
    private Optional<Circle> circle(Requester reviewer, Request request, List<Item> items) {
        UUID person = held.person(request);
        // What one item tells of the people around concerns all the others, those too that stay.
        List<Undecided> all = held.about(request);
        Map<UUID, Undecided> things = all.stream().collect(Collectors.toMap(Undecided::id, Function.identity()));
        Look look = held.look(request, reviewer, "look", "a pack is made", HeldItems.RECIPIENT);
        Circumstances circumstances = held.circumstances(request, look, all);
        List<Undecided> then = items.stream()
                .map(item -> things.get(item.answered().thing()))
                .filter(Objects::nonNull)
                .toList();
        if (!gathering.isAsReviewed(items, look, then, circumstances)) {
            return Optional.empty();
        }
        List<Item> going =
                items.stream().filter(item -> item.goes(clock.today())).toList();
        List<Undecided> wanted = going.stream()
                .map(item -> things.get(item.answered().thing()))
                .filter(Objects::nonNull)
                .toList();
        DisclosedView view = wanted.isEmpty() ? null : needToKnow.disclose(look, wanted, circumstances);
        return Optional.of(new Circle(
                going, view, circumstances, new Editing(names.around(request, person, held.asker(request)))));
    }

    /** Empty where something is stored or decided otherwise than the reviewer saw it. */
    private static Optional<List<PackAssembly.Going>> going(Circle circle, List<Redacted> taken) {
        DisclosedView view = circle.view();
        Map<UUID, Disclosed> disclosed = view == null
                ? Map.of()
                : view.items().stream().collect(Collectors.toMap(Disclosed::id, Function.identity()));
        List<PackAssembly.Going> going = new ArrayList<>();
        for (Item item : circle.going()) {
            Disclosed one = disclosed.get(item.answered().thing());
            if (item.answered().isOfOthersAsWell()) {
                taken.add(new Redacted(item.answered().thing(), OF_OTHERS, "5.5i, field by field in the sharing log"));
            }
            if (one == null || !item.answered().isAs(one)) {
                return Optional.empty();
            }
            Set<UUID> named = one.subjects().stream()
                    .map(about -> UUID.fromString(circle.circumstances().ref(about.identity())))
                    .collect(Collectors.toSet());
            Editing.Edited edited = circle.editing().edit(item, one.fields(), named, Map.of());
            taken.addAll(edited.taken());
            going.add(new PackAssembly.Going(one, edited.fields()));
        }
        return Optional.of(going);
    }

    private static List<Redacted> stayedOut(List<Item> all, LocalDate today) {
        return all.stream()
                .filter(item -> !item.goes(today))
                .map(item -> new Redacted(item.answered().thing(), "everything", ground(item)))
                .toList();
    }

    private static String ground(Item item) {
        Item.Reviewed reviewed = item.reviewed();
        Item.Opinion opinion = reviewed.opinion();
        if (opinion != null && opinion.seriousHarm()) {
            return "5.5c, the opinion of a health professional of " + opinion.day();
        }
        return reviewed.exemption().isEmpty()
                ? "rule " + item.answered().rule()
                : Exemption.valueOf(reviewed.exemption()).source() + ": " + reviewed.why();
    }
}
