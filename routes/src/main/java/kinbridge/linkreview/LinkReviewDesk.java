package kinbridge.linkreview;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.ArrivedStatements;
import kinbridge.consent.Recording;
import kinbridge.feeds.QuarantineWords;
import kinbridge.intake.Outbox;
import kinbridge.linkage.Certainty;
import kinbridge.linkage.Explanations;
import kinbridge.linkage.Explanations.Explained;
import kinbridge.linkage.People;
import kinbridge.linkage.People.Decision;
import kinbridge.linkreview.ReviewRows.Pair;
import kinbridge.linkreview.ReviewRows.Surroundings;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.jspecify.annotations.Nullable;
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
    private final People people;
    private final ArrivedStatements arrived;
    private final Outbox outbox;
    private final StateChanges changes;
    private final Vault vault;

    LinkReviewDesk(
            ReviewRows rows,
            Explanations explanations,
            Certainty certainty,
            People people,
            ArrivedStatements arrived,
            Outbox outbox,
            StateChanges changes,
            Vault vault) {
        this.rows = rows;
        this.explanations = explanations;
        this.certainty = certainty;
        this.people = people;
        this.arrived = arrived;
        this.outbox = outbox;
        this.changes = changes;
        this.vault = vault;
    }

    @Override
    public long waiting(Requester reader) {
        return rows.count(reader.practitionerId(), Show.WAITING, "");
    }

    @Override
    public Listed list(Requester reader, Show show, String family, int page) {
        if (show == Show.UNCONFIRMED) {
            return unconfirmed(reader, family, page);
        }
        long matching = rows.count(reader.practitionerId(), show, family);
        int pages = (int) Math.max(1, (matching + PAGE_ROWS - 1) / PAGE_ROWS);
        int shown = Math.min(Math.max(1, page), pages);
        List<Row> some = rows.list(reader.practitionerId(), show, family, (shown - 1) * PAGE_ROWS, PAGE_ROWS);
        return new Listed(some, matching, show == Show.WAITING ? rows.restricted() : 0, shown, pages);
    }

    /** Those whose two are not surely one by any other way either. */
    private Listed unconfirmed(Requester reader, String family, int page) {
        List<Pair> joined = rows.joinedInFamilies(reader.practitionerId(), family);
        Map<UUID, UUID> certain =
                certainty.of(joined.stream().map(Pair::person).distinct().toList());
        List<Row> unsure = joined.stream()
                .filter(pair -> !Objects.equals(certain.get(pair.one()), certain.get(pair.other())))
                .map(Pair::row)
                .toList();
        int pages = Math.max(1, (unsure.size() + PAGE_ROWS - 1) / PAGE_ROWS);
        int shown = Math.min(Math.max(1, page), pages);
        int from = (shown - 1) * PAGE_ROWS;
        return new Listed(
                unsure.subList(from, Math.min(unsure.size(), from + PAGE_ROWS)), unsure.size(), 0, shown, pages);
    }

    @Override
    public Optional<Review> open(Requester reader, UUID id) {
        return rows.find(reader.practitionerId(), id)
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
                pair.row(),
                side(pair.row().one(), rows.around(pair.one()), explained.oneIsHidden()),
                side(pair.row().other(), rows.around(pair.other()), explained.otherIsHidden()),
                steps,
                explained.weight(),
                explained.probability(),
                explained.model(),
                explained.doubts(),
                reason(pair));
    }

    private static Side side(Agency agency, Surroundings around, boolean isAddressHidden) {
        return new Side(agency, around.others(), around.families(), isAddressHidden);
    }

    @Override
    @Transactional
    public Optional<Recording> decide(Requester reviewer, UUID id, String answer, String reason) {
        if (rows.find(reviewer.practitionerId(), id).isEmpty()) {
            return Optional.empty();
        }
        if (!Set.of("same", "different").contains(answer)) {
            return Optional.of(Recording.wrong("answer", "Choose whether they are one person or two"));
        }
        Optional<String> mistake = QuarantineWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            return Optional.of(Recording.wrong("reason", mistake.get()));
        }
        people.lock();
        // Somebody else may have decided while this one waited for the lock.
        return Optional.of(rows.find(reviewer.practitionerId(), id)
                .map(pair -> decided(reviewer, pair, answer.equals("same"), reason.strip()))
                .orElseGet(Recording::stale));
    }

    private Recording decided(Requester reviewer, Pair pair, boolean areOne, String reason) {
        UUID entry = changes.recorded(
                reviewer,
                null,
                "identity " + pair.one() + " and identity " + pair.other() + " are "
                        + (areOne ? "one person: " : "two people: ") + reason);
        byte[] sealed = vault.seal(reason.getBytes(StandardCharsets.UTF_8), context(pair));
        Set<UUID> moved =
                people.decide(pair.one(), pair.other(), new Decision(areOne, reviewer.practitionerId(), sealed));
        arrived.arrived(List.of(), moved);
        // What was held back because of the doubt need not wait any more, though nobody moved.
        Set<UUID> changed = new HashSet<>(moved);
        changed.addAll(Set.of(pair.one(), pair.other()));
        outbox.changed(List.of(), changed);
        return new Recording.Recorded(entry);
    }

    private String reason(Pair pair) {
        byte @Nullable [] sealed = pair.reason();
        return sealed == null ? "" : new String(vault.open(sealed, context(pair)), StandardCharsets.UTF_8);
    }

    /** It opens nowhere else. */
    private static String context(Pair pair) {
        return "people.review/" + pair.one() + "/" + pair.other();
    }
}
