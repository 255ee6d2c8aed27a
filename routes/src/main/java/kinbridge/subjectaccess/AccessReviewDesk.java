package kinbridge.subjectaccess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.familyview.Words;
import kinbridge.mappings.Category;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SubjectAccessReview;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Reviewed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the items of a request to its reviewer, and to nobody else. */
@Component
class AccessReviewDesk implements AccessReviews {

    private static final int LIST_ROWS = 50;
    private static final int READ_ROWS = 10;

    private final RequestRows requests;
    private final ItemRows rows;
    private final PackRows packs;
    private final HeldItems held;
    private final NamesOfOthers names;
    private final ReviewerRights rights;
    private final Reviewing reviewing;
    private final SubjectAccessReview review;
    private final PolicyInForce policy;
    private final RequestClock clock;
    private final StateChanges changes;
    private final java.time.InstantSource moments;

    AccessReviewDesk(
            RequestRows requests,
            ItemRows rows,
            PackRows packs,
            HeldItems held,
            NamesOfOthers names,
            ReviewerRights rights,
            Reviewing reviewing,
            SubjectAccessReview review,
            PolicyInForce policy,
            RequestClock clock,
            StateChanges changes,
            java.time.InstantSource moments) {
        this.requests = requests;
        this.rows = rows;
        this.packs = packs;
        this.held = held;
        this.names = names;
        this.rights = rights;
        this.reviewing = reviewing;
        this.review = review;
        this.policy = policy;
        this.clock = clock;
        this.changes = changes;
        this.moments = moments;
    }

    @Override
    @Transactional
    public Optional<Outcome> gather(Requester reviewer, UUID request) {
        return forReviewer(reviewer, request, now -> {
            if (!now.isOpen()) {
                return Outcome.wrong("", "The request is closed: nothing was changed");
            }
            Optional<String> hindrance = held.hindrance(now);
            if (hindrance.isPresent()) {
                return Outcome.wrong("", hindrance.get());
            }
            Map<UUID, Item> before = rows.of(request).stream()
                    .collect(Collectors.toMap(item -> item.answered().thing(), Function.identity()));
            UUID person = held.person(now);
            List<Undecided> items = held.about(now, person);
            Look look = held.look(now, reviewer, "look", "what is held was gathered and decided", null);
            SubjectAccessReview.Gathered gathered = review.gather(look, items, held.circumstances(now, look, items));
            List<Item> gatheredItems = new ArrayList<>();
            for (SubjectAccessReview.Answer answer : gathered.answers()) {
                Answered answered = answered(answer);
                Item known = before.get(answered.thing());
                Reviewed reviewed =
                        known != null && known.answered().equals(answered) ? known.reviewed() : Reviewed.NOT_YET;
                gatheredItems.add(new Item(UUID.randomUUID(), gatheredItems.size(), answered, reviewed));
            }
            names.remember(now, person);
            rows.replace(request, gatheredItems);
            requests.gathered(request, moments.instant(), gathered.logEntry());
            return Outcome.done(request, "Everything that is held now is decided. Review it below.");
        });
    }

    private static Answered answered(SubjectAccessReview.Answer answer) {
        Undecided item = answer.item();
        Occurred occurred = item.occurred();
        return new Answered(
                item.id(),
                item.version(),
                item.kind().name(),
                item.holder(),
                item.category().code(),
                item.feed(),
                item.type(),
                occurred == null ? "" : Words.when(occurred),
                answer.decision().level(),
                answer.decision().decidedBy(),
                answer.decision().obligations());
    }

    @Override
    @Transactional
    public Optional<Listed> list(Requester reviewer, UUID request, Filter filter, int page) {
        return forReviewer(reviewer, request, now -> {
            List<Item> all = rows.of(request);
            List<Item> matching = reviewing.matching(all, filter);
            int pages = pages(matching.size(), LIST_ROWS);
            int shown = Math.min(Math.max(1, page), pages);
            List<Row> some =
                    slice(matching, shown, LIST_ROWS).stream().map(this::row).toList();
            UUID entry = changes.reviewed(
                    reviewer,
                    Purpose.SUBJECT_ACCESS.name(),
                    now.reference() + ": saw the list of its items",
                    "subject access review",
                    some.toString());
            return new Listed(
                    entry,
                    now.reference(),
                    Objects.requireNonNullElse(now.gatheredAt(), now.openedAt()),
                    some,
                    kinds(all),
                    distinct(all, item -> item.answered().rule()),
                    distinct(all, item -> item.answered().holder()),
                    distinct(all, item -> item.answered().category()),
                    matching.size(),
                    all.size(),
                    (int) all.stream()
                            .filter(item -> !item.isDone(clock.today()))
                            .count(),
                    shown,
                    pages);
        });
    }

    private List<Kind> kinds(List<Item> all) {
        Map<String, List<Item>> byKind = new LinkedHashMap<>();
        all.forEach(item -> byKind.computeIfAbsent(
                        item.answered().category()
                                + item.answered().rule()
                                + item.answered().level(),
                        key -> new ArrayList<>())
                .add(item));
        return byKind.values().stream()
                .map(items -> {
                    Answered one = items.get(0).answered();
                    int open = (int) items.stream()
                            .filter(item -> !item.isDone(clock.today()))
                            .count();
                    return new Kind(
                            one.category(), category(one.category()), one.rule(), one.level(), items.size(), open);
                })
                .sorted(Comparator.comparing(Kind::open)
                        .reversed()
                        .thenComparing(Kind::title)
                        .thenComparing(Kind::rule))
                .toList();
    }

    private static List<String> distinct(List<Item> all, Function<Item, String> of) {
        return all.stream().map(of).distinct().sorted().toList();
    }

    @Override
    @Transactional
    public Optional<Reading> read(Requester reviewer, UUID request, Filter filter, int page) {
        return forReviewer(reviewer, request, now -> {
            List<Item> matching = reviewing.matching(rows.of(request), filter);
            int pages = pages(matching.size(), READ_ROWS);
            int shown = Math.min(Math.max(1, page), pages);
            List<Item> some = slice(matching, shown, READ_ROWS);
            UUID person = held.person(now);
            List<Undecided> everything = held.about(now, person);
            Map<UUID, Undecided> things =
                    everything.stream().collect(Collectors.toMap(Undecided::id, Function.identity()));
            List<Undecided> wanted = some.stream()
                    .map(item -> things.get(item.answered().thing()))
                    .filter(Objects::nonNull)
                    .toList();
            Look look = held.look(now, reviewer, "subject access review", "saw items decided and unredacted", null);
            Circumstances circumstances = held.circumstances(now, look, everything);
            SubjectAccessReview.SideBySide opened = review.sideBySide(look, wanted, circumstances);
            Map<UUID, SubjectAccessReview.Side> sides = opened.sides().stream()
                    .collect(Collectors.toMap(SubjectAccessReview.Side::id, Function.identity()));
            ReadItems reading = new ReadItems(
                    new Editing(names.around(now, person, held.asker(now))), circumstances, names.called(person));
            List<ReadItem> items = some.stream()
                    .map(item -> reading.of(
                            item, row(item), sides.get(item.answered().thing())))
                    .toList();
            return new Reading(opened.logEntry(), now.reference(), items, matching.size(), shown, pages);
        });
    }

    @Override
    @Transactional
    public Optional<Outcome> decide(Requester reviewer, UUID request, Chosen chosen, Deciding deciding) {
        return forReviewer(reviewer, request, now -> reviewing.decide(reviewer, now, chosen, deciding));
    }

    @Override
    @Transactional
    public Optional<Outcome> recordOpinion(Requester reviewer, UUID request, Chosen chosen, OpinionGiven opinion) {
        return forReviewer(reviewer, request, now -> reviewing.recordOpinion(reviewer, now, chosen, opinion));
    }

    @Override
    @Transactional
    public Optional<RedactionPage> redactions(Requester reviewer, UUID request) {
        return forReviewer(reviewer, request, now -> {
            List<RedactedField> fields = packs.lastRedactions(request).stream()
                    .map(one -> new RedactedField(one.thing(), Words.label(one.field()), one.ground()))
                    .toList();
            UUID entry = changes.reviewed(
                    reviewer,
                    Purpose.SUBJECT_ACCESS.name(),
                    now.reference() + ": saw its redaction log",
                    "subject access review",
                    fields.toString());
            return new RedactionPage(entry, now.reference(), fields);
        });
    }

    /** Nobody but the reviewer, while they may: that somebody else tried is logged, and the answer is that there is no such page. */
    private <T> Optional<T> forReviewer(Requester reviewer, UUID request, Function<Request, T> action) {
        Optional<Request> found =
                requests.locked(request).filter(one -> rights.mayReview(reviewer.practitionerId(), one));
        if (found.isEmpty()) {
            changes.refused(reviewer, null, "tried to see the items of a subject access request of another reviewer");
            return Optional.empty();
        }
        return found.map(action);
    }

    private Row row(Item item) {
        Answered answered = item.answered();
        return new Row(
                item.id(),
                title(answered),
                category(answered.category()),
                answered.holder(),
                answered.occurred(),
                answered.level(),
                answered.rule(),
                RuleWords.of(answered.rule()),
                RuleWords.owed(answered.obligations()),
                item.stage(clock.today()));
    }

    static String title(Answered answered) {
        return switch (answered.kind()) {
            case "IDENTITY" -> "Who the person is";
            case "RELATIONSHIP" -> "A relationship";
            default -> Words.typeTitle(answered.type());
        };
    }

    private String category(String code) {
        return Category.of(code).map(policy.tables()::titleOf).orElse(code);
    }

    private static int pages(int matching, int size) {
        return Math.max(1, (matching + size - 1) / size);
    }

    private static List<Item> slice(List<Item> items, int page, int size) {
        int from = (page - 1) * size;
        return items.subList(Math.min(from, items.size()), Math.min(items.size(), from + size));
    }
}
