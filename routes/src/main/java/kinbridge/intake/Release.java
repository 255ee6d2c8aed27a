package kinbridge.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kinbridge.consent.Agreements;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.intake.QuarantineRows.Held;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.UnreadablePayload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tries an item again: its content as it came, by today's mapping, agreements and linkage, at the place
 * among all that was received which it has always had. Within the caller's transaction, counts included.
 *
 * <p>An item moves from quarantined to what it ends as. A part belongs to an item that is counted already:
 * the whole item is mapped again, every part of it that is sound now is released, and only the figure of
 * parts changes.
 */
@Component
class Release {

    private static final Logger LOG = LoggerFactory.getLogger(Release.class);

    private final Mappings mappings;
    private final Agreements agreements;
    private final Intake intake;
    private final Quarantine quarantine;
    private final QuarantineRows rows;
    private final Warnings warnings;
    private final FeedCounts counts;

    Release(
            Mappings mappings,
            Agreements agreements,
            Intake intake,
            Quarantine quarantine,
            QuarantineRows rows,
            Warnings warnings,
            FeedCounts counts) {
        this.mappings = mappings;
        this.agreements = agreements;
        this.intake = intake;
        this.quarantine = quarantine;
        this.rows = rows;
        this.warnings = warnings;
        this.counts = counts;
    }

    /**
     * @param row an item or part that waits
     * @param ofItem all rows of its item, itself included
     */
    Outcome tryAgain(Held row, List<Held> ofItem, String who) {
        FeedMapping mapping = mappings.of(row.feed());
        byte[] content = rows.content(row.id()).orElseThrow();
        Item item = readAgain(mapping, quarantine.open(content).item());
        ItemOutcome outcome = mapping.map(item);
        if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
            rows.stays(row, who, item, notUnderstood.problem());
            return Outcome.STILL_NOT_UNDERSTOOD;
        }
        ItemOutcome.Understood understood = (ItemOutcome.Understood) outcome;
        Unreadable tooMany = Intake.tooManyPeople(item, understood);
        if (tooMany != null) {
            rows.stays(row, who, item, tooMany);
            return Outcome.STILL_NOT_UNDERSTOOD;
        }
        Outcome stored = store(row, mapping, item, understood);
        if (stored == Outcome.NOT_TRIED) {
            rows.stays(row, who, item, Intake.cannotBeStored(item));
            return Outcome.STILL_NOT_UNDERSTOOD;
        }
        return row.kind() == Kind.PART
                ? endParts(row, ofItem, item, understood.parts(), who, stored)
                : endItem(row, item, understood, who, stored);
    }

    private Outcome store(Held row, FeedMapping mapping, Item item, ItemOutcome.Understood understood) {
        List<Statement> covered = covered(understood);
        if (covered.isEmpty() && !understood.statements().isEmpty()) {
            return Outcome.NOT_COVERED;
        }
        try {
            return intake.storeAlone(ItemStatements.of(
                                    item, row.receipt(), covered, Versions.hashes(covered), mapping, understood))
                            .changed()
                            .get(0)
                    ? Outcome.STORED
                    : Outcome.UNCHANGED;
        } catch (DataAccessException refused) {
            if (!Intake.isTheDataItself(refused)) {
                throw refused;
            }
            LOG.error(
                    "What was released of {} cannot be stored: {}",
                    row.feed(),
                    refused.getClass().getSimpleName());
            return Outcome.NOT_TRIED;
        }
    }

    private List<Statement> covered(ItemOutcome.Understood understood) {
        return understood.statements().stream().filter(agreements::cover).toList();
    }

    private Outcome endItem(Held row, Item item, ItemOutcome.Understood understood, String who, Outcome stored) {
        rows.release(row.id(), who, stored);
        understood.parts().forEach(part -> quarantine.part(row.receipt(), item, part));
        warnings.note(row.feed(), understood.warnings());
        FeedCounts.Tally tally = new FeedCounts.Tally();
        tally.quarantined = -1;
        tally.parts = understood.parts().size();
        tally.warnings.addAll(understood.warnings());
        switch (stored) {
            case STORED -> tally.stored = 1;
            case UNCHANGED -> tally.unchanged = 1;
            default -> tally.notCovered = 1;
        }
        if (stored != Outcome.NOT_COVERED) {
            tally.parts += understood.statements().size() - covered(understood).size();
        }
        counts.handled(row.feed(), tally);
        return stored;
    }

    /** Each part that is sound now is released; the others wait on, and a fault that was not seen before joins them. */
    private Outcome endParts(
            Held asked, List<Held> ofItem, Item item, List<Unreadable> problems, String who, Outcome stored) {
        List<Unreadable> left = new ArrayList<>(problems);
        FeedCounts.Tally tally = new FeedCounts.Tally();
        Outcome outcome = stored;
        for (Held part : ofItem) {
            if (part.kind() != Kind.PART || part.state() == State.RELEASED) {
                continue;
            }
            Unreadable same = takeSame(part, item, left);
            if (!part.isWaiting()) {
                continue; // discarded: that fault is known, and nobody waits for it
            }
            if (same == null) {
                rows.release(part.id(), who, stored);
                tally.parts--;
            } else {
                rows.stays(part, who, item, same);
                outcome = part.id().equals(asked.id()) ? Outcome.STILL_NOT_UNDERSTOOD : outcome;
            }
        }
        left.forEach(problem -> quarantine.part(asked.receipt(), item, problem));
        tally.parts += left.size();
        counts.handled(asked.feed(), tally);
        return outcome;
    }

    private static @Nullable Unreadable takeSame(Held part, Item item, List<Unreadable> problems) {
        for (Unreadable problem : problems) {
            if (Objects.equals(problem.field(), part.field())
                    && Quarantine.place(item, problem).equals(part.location())) {
                problems.remove(problem);
                return problem;
            }
        }
        return null;
    }

    /**
     * An item that the splitter could not make sound is cut again by today's; where that does not give
     * exactly one sound item, the fault stands.
     */
    private static Item readAgain(FeedMapping mapping, Item item) {
        if (item.fault() == null) {
            return item;
        }
        byte[] content = item.content().getBytes(StandardCharsets.UTF_8);
        List<Item> found = new ArrayList<>();
        try {
            mapping.split(
                    new Payload(
                            item.feed(), item.payload(), item.payloadTime(), () -> new ByteArrayInputStream(content)),
                    found::add);
        } catch (IOException | UnreadablePayload stillNot) {
            return item;
        }
        if (found.size() != 1 || found.get(0).fault() != null) {
            return item;
        }
        Item sound = found.get(0);
        return new Item(
                item.feed(), item.payload(), item.payloadTime(), sound.type(), item.location(), sound.content(), null);
    }
}
