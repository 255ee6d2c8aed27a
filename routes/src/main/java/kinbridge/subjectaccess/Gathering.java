package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kinbridge.familyview.Words;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SubjectAccessReview;
import kinbridge.needtoknow.Undecided;
import kinbridge.subjectaccess.Item.Answered;
import kinbridge.subjectaccess.Item.Reviewed;
import org.springframework.stereotype.Component;

/** Decides everything that is held about the person of a request, and says later whether it still is decided so. */
@Component
class Gathering {

    private final RequestRows requests;
    private final ItemRows rows;
    private final HeldItems held;
    private final NamesOfOthers names;
    private final SubjectAccessReview review;
    private final RequestClock clock;
    private final InstantSource moments;

    Gathering(
            RequestRows requests,
            ItemRows rows,
            HeldItems held,
            NamesOfOthers names,
            SubjectAccessReview review,
            RequestClock clock,
            InstantSource moments) {
        this.requests = requests;
        this.rows = rows;
        this.held = held;
        this.names = names;
        this.review = review;
        this.clock = clock;
        this.moments = moments;
    }

    /** What was reviewed before and is decided alike stays reviewed. */
    Outcome gather(Requester reviewer, Request request) {
        Optional<String> hindrance = held.hindrance(request);
        if (hindrance.isPresent()) {
            return Outcome.wrong("", hindrance.get());
        }
        Map<UUID, Item> before = rows.of(request.id()).stream()
                .collect(Collectors.toMap(item -> item.answered().thing(), Function.identity()));
        UUID person = held.person(request);
        List<Undecided> items = held.about(request);
        Look look = held.look(request, reviewer, "look", "what is held was gathered and decided", null);
        SubjectAccessReview.Gathered gathered = review.gather(look, items, held.circumstances(request, look, items));
        List<Item> found = new ArrayList<>();
        for (SubjectAccessReview.Answer answer : gathered.answers()) {
            Answered answered = answered(answer);
            Item known = before.get(answered.thing());
            Reviewed reviewed =
                    known != null && known.answered().equals(answered) ? known.reviewed() : Reviewed.NOT_YET;
            found.add(new Item(UUID.randomUUID(), found.size(), answered, reviewed));
        }
        names.remember(request, person);
        rows.replace(request.id(), found);
        requests.gathered(request.id(), moments.instant(), gathered.logEntry());
        return Outcome.done(request.id(), "Everything that is held now is decided. Review it below.");
    }

    /**
     * Whether what the reviewer saw is what the rules answer now, of what stays as well: the letter speaks of it. What
     * was held later than it was gathered is of no pack as at that day, and reaches this one by the circumstances.
     *
     * @param things what is held now, with the circumstances that are drawn from all of it
     */
    boolean isAsReviewed(List<Item> all, Look look, List<Undecided> things, Circumstances circumstances) {
        Map<UUID, Answered> now = review.decidedNow(look, things, circumstances).stream()
                .map(Gathering::answered)
                .collect(Collectors.toMap(Answered::thing, Function.identity()));
        return all.stream().allMatch(item -> {
            Answered then = item.answered();
            Answered today = now.get(then.thing());
            return today != null && (item.goes(clock.today()) ? then.isAs(today) : then.isDecidedAs(today));
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
                answer.decision().obligations(),
                List.copyOf(answer.decision().redacted()));
    }
}
