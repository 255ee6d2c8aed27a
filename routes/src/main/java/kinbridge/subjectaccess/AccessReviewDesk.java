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
import java.util.function.Supplier;
import kinbridge.familyview.Words;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.Item.Answered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the items of a request to its reviewer, and to nobody else. */
@Component
class AccessReviewDesk implements AccessReviews {

    private final RequestRows requests;
    private final ItemRows rows;
    private final PackRows packs;
    private final ReviewerRights rights;
    private final Gathering gathering;
    private final SideBySideItems sides;
    private final Reviewing reviewing;
    private final AskingOthers others;
    private final ItemWords words;
    private final RequestClock clock;
    private final StateChanges changes;

    AccessReviewDesk(
            RequestRows requests,
            ItemRows rows,
            PackRows packs,
            ReviewerRights rights,
            Gathering gathering,
            SideBySideItems sides,
            Reviewing reviewing,
            AskingOthers others,
            ItemWords words,
            RequestClock clock,
            StateChanges changes) {
        this.requests = requests;
        this.rows = rows;
        this.packs = packs;
        this.rights = rights;
        this.gathering = gathering;
        this.sides = sides;
        this.reviewing = reviewing;
        this.others = others;
        this.words = words;
        this.clock = clock;
        this.changes = changes;
    }

    @Override
    @Transactional
    public Optional<Outcome> gather(Requester reviewer, UUID request) {
        return forReviewer(reviewer, request, now -> ifOpen(now, () -> gathering.gather(reviewer, now)));
    }

    @Override
    @Transactional
    public Optional<Listed> list(Requester reviewer, UUID request, Filter filter, int page) {
        return whileOpen(reviewer, request, now -> {
            List<Item> all = rows.of(request);
            List<Item> matching = reviewing.matching(all, filter);
            Paging paging = Paging.of(matching.size(), Paging.LIST_ROWS, page);
            List<Row> some = paging.of(matching).stream().map(words::row).toList();
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
                    paging.page(),
                    paging.pages());
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
                            one.category(),
                            words.category(one.category()),
                            one.rule(),
                            one.level(),
                            items.size(),
                            open);
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
        return whileOpen(
                reviewer,
                request,
                now -> sides.read(
                        reviewer,
                        now,
                        reviewing.matching(rows.of(request), filter),
                        page,
                        "saw items decided and unredacted"));
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
    public Optional<Outcome> recordAgreement(Requester reviewer, UUID request, AgreementGiven agreement) {
        return forReviewer(reviewer, request, now -> ifOpen(now, () -> others.record(reviewer, now, agreement)));
    }

    @Override
    @Transactional
    public Optional<Outcome> withdrawAgreement(Requester reviewer, UUID request, UUID agreement) {
        return forReviewer(reviewer, request, now -> ifOpen(now, () -> others.withdraw(reviewer, now, agreement)));
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

    /** What is held is read for an answer; with the answer given, and the request closed, that is over. */
    private <T> Optional<T> whileOpen(Requester reviewer, UUID request, Function<Request, T> action) {
        Optional<Request> mine = mine(reviewer, request);
        if (mine.isPresent() && !mine.get().isOpen()) {
            changes.refused(reviewer, null, "tried to see the items of a subject access request that is closed");
            return Optional.empty();
        }
        return mine.map(action);
    }

    private static Outcome ifOpen(Request request, Supplier<Outcome> change) {
        return request.isOpen() ? change.get() : Outcome.wrong("", "The request is closed: nothing was changed");
    }

    private <T> Optional<T> forReviewer(Requester reviewer, UUID request, Function<Request, T> action) {
        return mine(reviewer, request).map(action);
    }

    /** For anybody else, and while the reviewer may not, there is no such page; that they tried is logged. */
    private Optional<Request> mine(Requester reviewer, UUID request) {
        Optional<Request> found =
                requests.locked(request).filter(one -> rights.mayReview(reviewer.practitionerId(), one));
        if (found.isEmpty()) {
            changes.refused(reviewer, null, "tried to see the items of a subject access request of another reviewer");
        }
        return found;
    }
}
