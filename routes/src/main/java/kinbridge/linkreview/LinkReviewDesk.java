package kinbridge.linkreview;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.linkage.Certainty;
import kinbridge.linkage.Explanations;
import kinbridge.linkage.Explanations.Explained;
import kinbridge.linkage.People.Obstacle;
import kinbridge.linkreview.ReviewRows.Pair;
import kinbridge.linkreview.ReviewRows.Surroundings;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.StateChanges;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One of the few review views: undecided, with a permission, a purpose and a log entry of its own, which is committed
 * before anything is shown. No record about anybody is shown, and no more of a person than what is compared.
 */
@Component
class LinkReviewDesk implements LinkReviews {

    private static final String PURPOSE = "LINK_REVIEW";
    private static final int PAGE_ROWS = 50;

    private final ReviewRows rows;
    private final Explanations explanations;
    private final Certainty certainty;
    private final MatchDecisions decisions;
    private final StateChanges changes;

    LinkReviewDesk(
            ReviewRows rows,
            Explanations explanations,
            Certainty certainty,
            MatchDecisions decisions,
            StateChanges changes) {
        this.rows = rows;
        this.explanations = explanations;
        this.certainty = certainty;
        this.decisions = decisions;
        this.changes = changes;
    }

    @Override
    public long waiting(Requester reader) {
        return rows.count(reader.practitionerId(), Show.WAITING, "")
                + unsure(rows.joinedUrgently(reader.practitionerId())).size();
    }

    @Override
    public Listed list(Requester reader, Show show, String family, int page) {
        if (show == Show.UNCONFIRMED) {
            return listed(unsure(rows.joinedInFamilies(reader.practitionerId(), family)), page);
        }
        if (show == Show.JOINED) {
            // Of what the hub joined by itself there is too much to look through, and no reason to.
            List<Pair> joined = family.isEmpty() ? List.of() : rows.joinedInFamilies(reader.practitionerId(), family);
            return listed(joined.stream().map(Pair::row).toList(), page);
        }
        long matching = rows.count(reader.practitionerId(), show, family);
        int pages = (int) Math.max(1, (matching + PAGE_ROWS - 1) / PAGE_ROWS);
        int shown = Math.min(Math.max(1, page), pages);
        List<Row> some = rows.list(reader.practitionerId(), show, family, (shown - 1) * PAGE_ROWS, PAGE_ROWS);
        return new Listed(some, matching, show == Show.WAITING ? rows.restricted() : 0, shown, pages);
    }

    private static Listed listed(List<Row> all, int page) {
        int pages = Math.max(1, (all.size() + PAGE_ROWS - 1) / PAGE_ROWS);
        int shown = Math.min(Math.max(1, page), pages);
        int from = (shown - 1) * PAGE_ROWS;
        return new Listed(all.subList(from, Math.min(all.size(), from + PAGE_ROWS)), all.size(), 0, shown, pages);
    }

    /** Those whose two are not surely one by any other way either. */
    private List<Row> unsure(List<Pair> joined) {
        Map<UUID, UUID> certain =
                certainty.of(joined.stream().map(Pair::person).distinct().toList());
        return joined.stream()
                .filter(pair -> !Objects.equals(certain.get(pair.one()), certain.get(pair.other())))
                .map(Pair::row)
                .toList();
    }

    @Override
    public Optional<Review> open(Requester reader, UUID id) {
        return rows.find(reader.practitionerId(), id)
                .or(() -> rows.findFormer(reader.practitionerId(), id))
                .flatMap(pair ->
                        explanations.of(pair.one(), pair.other()).map(explained -> show(reader, pair, explained)));
    }

    private Review show(Requester reader, Pair pair, Explained explained) {
        List<Step> steps = explained.steps().stream()
                .map(step -> new Step(step.field(), step.level(), step.weight(), step.ours(), step.theirs()))
                .toList();
        UUID entry = changes.reviewed(
                reader,
                PURPOSE,
                "Saw what is compared of identity " + pair.one() + " and identity " + pair.other()
                        + ", to decide whether they are one person",
                "link review",
                steps.toString());
        return new Review(
                entry,
                pair.row().state() == State.JOINED
                        ? pair.row()
                                .toBeDecidedBy(rows.urgent(reader.practitionerId(), pair.person())
                                        .orElse(null))
                        : pair.row(),
                side(pair.row().one(), rows.around(pair.one()), explained.oneIsHidden()),
                side(pair.row().other(), rows.around(pair.other()), explained.otherIsHidden()),
                steps,
                explained.weight(),
                explained.probability(),
                explained.model(),
                explained.doubts(),
                seen(pair, explained),
                decisions.reason(pair.one(), pair.other(), pair.reason()),
                decisions
                        .obstacle(pair.one(), pair.other(), true)
                        .map(LinkReviewDesk::inWords)
                        .orElse(""));
    }

    private static Side side(Agency agency, Surroundings around, boolean isAddressHidden) {
        return new Side(agency, around.others(), around.families(), isAddressHidden);
    }

    @Override
    @Transactional
    public Optional<Recording> decide(Requester reviewer, UUID id, String seen, Answer answer, String reason) {
        if (rows.find(reviewer.practitionerId(), id).isEmpty()) {
            return Optional.empty();
        }
        if (answer == Answer.NONE) {
            return Optional.of(Recording.wrong("answer", "Choose whether they are one person or two"));
        }
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            return Optional.of(Recording.wrong("reason", mistake.get()));
        }
        decisions.lock();
        // Somebody else may have decided while this one waited for the lock, or an agency have said something else.
        return Optional.of(rows.find(reviewer.practitionerId(), id)
                .filter(pair -> seen(pair).filter(seen::equals).isPresent())
                .map(pair -> decided(reviewer, pair, answer, reason.strip()))
                .orElseGet(Recording::stale));
    }

    /** What is compared, and who is one with whom, as it stands: whoever saw something else decided about something else. */
    private Optional<String> seen(Pair pair) {
        return explanations.of(pair.one(), pair.other()).map(explained -> seen(pair, explained));
    }

    private String seen(Pair pair, Explained explained) {
        return DigestUtils.sha256Hex(String.join(
                "\n",
                pair.row().id().toString(),
                explained.steps().toString(),
                rows.around(pair.one()).toString(),
                rows.around(pair.other()).toString()));
    }

    private Recording decided(Requester reviewer, Pair pair, Answer answer, String reason) {
        if (answer == Answer.TAKEN_BACK) {
            return takenBack(reviewer, pair, reason);
        }
        boolean areOne = answer == Answer.SAME;
        Optional<Obstacle> obstacle = decisions.obstacle(pair.one(), pair.other(), areOne);
        if (obstacle.isPresent()) {
            return Recording.wrong("answer", inWords(obstacle.get()));
        }
        UUID entry = changes.recorded(
                reviewer,
                null,
                "identity " + pair.one() + " and identity " + pair.other() + " are "
                        + (areOne ? "one person: " : "two people: ") + reason);
        decisions.decide(pair.one(), pair.other(), areOne, reviewer.practitionerId(), reason);
        return new Recording.Recorded(entry);
    }

    private Recording takenBack(Requester reviewer, Pair pair, String reason) {
        if (pair.reason() == null) {
            return Recording.wrong("answer", "Nobody has decided it, so there is no answer to take back");
        }
        UUID entry = changes.recorded(
                reviewer,
                null,
                "whether identity " + pair.one() + " and identity " + pair.other() + " are one person is open again: "
                        + reason);
        decisions.takeBack(pair.one(), pair.other(), reviewer.practitionerId());
        return new Recording.Recorded(entry);
    }

    private static String inWords(Obstacle obstacle) {
        return switch (obstacle) {
            case ANOTHER_ANSWER ->
                "This contradicts an answer that stands: somebody said of one of them that it is one person with a third,"
                        + " and both cannot hold. Look under Decided, and change that one or take it back first";
            case SOMEBODY_LOST ->
                "As one person these two would lose somebody who is one with one of them today, because an answer that"
                        + " stands, a number or a register keeps that one from the other. Decide about that one first:"
                        + " look under Decided and under Joined by the hub";
        };
    }
}
