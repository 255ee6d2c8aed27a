package kinbridge.intake;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import kinbridge.consent.Agreements;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Identity;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Statement;
import kinbridge.mappings.Unreadable;
import kinbridge.mappings.shape.Difference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Maps, gates, links and stores one batch, in one transaction. Every item ends as exactly one of stored,
 * unchanged, not covered or quarantined.
 */
@Component
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final int MOST_PEOPLE = 100;

    private final TransactionTemplate transactions;
    private final JdbcClient database;
    private final Mappings mappings;
    private final Agreements agreements;
    private final StatementStore statements;
    private final Quarantine quarantine;
    private final Warnings warnings;
    private final Differences differences;
    private final FeedCounts counts;
    private final Collected collected;
    private final BatchMessages messages;
    private final InstantSource clock;

    Intake(
            TransactionTemplate transactions,
            JdbcClient database,
            Mappings mappings,
            Agreements agreements,
            StatementStore statements,
            Quarantine quarantine,
            Warnings warnings,
            Differences differences,
            FeedCounts counts,
            Collected collected,
            BatchMessages messages,
            InstantSource clock) {
        this.transactions = transactions;
        this.database = database;
        this.mappings = mappings;
        this.agreements = agreements;
        this.statements = statements;
        this.quarantine = quarantine;
        this.warnings = warnings;
        this.differences = differences;
        this.counts = counts;
        this.collected = collected;
        this.messages = messages;
        this.clock = clock;
    }

    /** Takes one message of an {@code intake.<agency>} queue; the message is acknowledged after it returns. */
    public void take(byte[] message) {
        Batch batch = messages.read(message);
        try {
            transactions.executeWithoutResult(status -> store(batch));
        } catch (DataAccessException oneOfThem) {
            if (!isTheDataItself(oneOfThem)) {
                throw oneOfThem;
            }
            LOG.warn("A batch of {} cannot be stored whole; its items are taken one by one", batch.feed());
            transactions.executeWithoutResult(status -> storeOneByOne(batch));
        }
    }

    /** What is recorded in the hub itself, by a person: stored like what agencies say, under no agreement. */
    public void record(Statement statement) {
        Item own = new Item(statement.feed(), "hub", clock.instant(), "own", "hub", "", null);
        transactions.executeWithoutResult(status -> statements.store(List.of(new ItemStatements(
                own, ownReceipt(), clock.instant(), List.of(statement), Versions.hashes(List.of(statement)), null))));
    }

    private void store(Batch batch) {
        Receipt receipt = claim(batch);
        if (receipt == null) {
            return;
        }
        FeedMapping mapping = mappings.of(batch.feed());
        // Beside the database's work, which is waited for.
        CompletableFuture<List<Difference>> departures =
                CompletableFuture.supplyAsync(() -> differences.of(batch.feed(), batch.items()));
        FeedCounts.Tally tally = new FeedCounts.Tally();
        List<ItemStatements> sound = new ArrayList<>();
        List<Mapped> mapped = mapped(mapping, batch);
        for (int index = 0; index < mapped.size(); index++) {
            understand(receipt.of(index), mapping, mapped.get(index), tally).ifPresent(sound::add);
        }
        end(statements.store(sound), tally);
        handled(batch, mapping, tally, departures.join());
    }

    private void handled(Batch batch, FeedMapping mapping, FeedCounts.Tally tally, List<Difference> departures) {
        warnings.note(batch.feed(), tally.warnings);
        differences.note(batch.feed(), batch.items().get(0).payload(), departures);
        counts.handled(batch.feed(), tally);
        collected.note(batch, mapping.agency(), tally);
    }

    /** The item that the database refuses goes to quarantine; the others are stored. */
    private void storeOneByOne(Batch batch) {
        Receipt receipt = claim(batch);
        if (receipt == null) {
            return;
        }
        FeedCounts.Tally tally = new FeedCounts.Tally();
        FeedMapping mapping = mappings.of(batch.feed());
        List<Mapped> mapped = mapped(mapping, batch);
        for (int index = 0; index < mapped.size(); index++) {
            understand(receipt.of(index), mapping, mapped.get(index), tally)
                    .ifPresent(sound -> storeAlone(sound, tally));
        }
        handled(batch, mapping, tally, differences.of(batch.feed(), batch.items()));
    }

    private void storeAlone(ItemStatements sound, FeedCounts.Tally tally) {
        try {
            end(storeAlone(sound), tally);
        } catch (DataAccessException refused) {
            if (!isTheDataItself(refused)) {
                throw refused;
            }
            LOG.error(
                    "An item of {} cannot be stored: {}",
                    sound.item().feed(),
                    refused.getClass().getSimpleName());
            quarantine.item(sound.receipt(), sound.item(), cannotBeStored(sound.item()));
            tally.quarantined++;
        }
    }

    /** Within the caller's transaction, which goes on where the database refuses it. */
    StatementStore.Stored storeAlone(ItemStatements sound) {
        TransactionTemplate nested =
                new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        nested.setPropagationBehavior(org.springframework.transaction.TransactionDefinition.PROPAGATION_NESTED);
        return java.util.Objects.requireNonNull(nested.execute(status -> statements.store(List.of(sound))));
    }

    /** Each is compared with all that are like them: a crowd would keep everybody else waiting. */
    static @Nullable Unreadable tooManyPeople(Item item, ItemOutcome.Understood understood) {
        long people = understood.statements().stream()
                .filter(Identity.class::isInstance)
                .count();
        return people <= MOST_PEOPLE
                ? null
                : new Unreadable(
                        item.location(),
                        null,
                        null,
                        people + " people in one item",
                        "at most " + MOST_PEOPLE + " people");
    }

    static Unreadable cannotBeStored(Item item) {
        return new Unreadable(item.location(), null, null, "cannot be stored as it is", "values within limits");
    }

    /** SQLSTATE 21 two rows for one, 22 wrong value, 23 broken constraint, 54 over a limit: trying again does not help. */
    static boolean isTheDataItself(DataAccessException problem) {
        return NestedExceptionUtils.getMostSpecificCause(problem) instanceof SQLException cause
                && cause.getSQLState() != null
                && List.of("21", "22", "23", "54").contains(cause.getSQLState().substring(0, 2));
    }

    private static void end(StatementStore.Stored stored, FeedCounts.Tally tally) {
        for (boolean isChanged : stored.changed()) {
            if (isChanged) {
                tally.stored++;
            } else {
                tally.unchanged++;
            }
        }
        tally.ended += stored.ended();
        tally.regained += stored.regained();
        tally.combined += stored.combined();
    }

    /** What is made of an item before the database is asked anything: the most of the work, on all processors. */
    private record Mapped(Item item, ItemOutcome outcome, List<Statement> covered, List<String> hashes) {}

    private List<Mapped> mapped(FeedMapping mapping, Batch batch) {
        return batch.items().parallelStream()
                .map(item -> mapped(item, mapping.map(item)))
                .toList();
    }

    private Mapped mapped(Item item, ItemOutcome outcome) {
        List<Statement> covered = outcome instanceof ItemOutcome.Understood understood
                ? understood.statements().stream().filter(agreements::cover).toList()
                : List.of();
        return new Mapped(item, outcome, covered, Versions.hashes(covered));
    }

    /** What of the item is sound and covered; empty where it has ended as something else. */
    private Optional<ItemStatements> understand(
            Receipt receipt, FeedMapping mapping, Mapped mapped, FeedCounts.Tally tally) {
        Item item = mapped.item();
        if (mapped.outcome() instanceof ItemOutcome.NotUnderstood notUnderstood) {
            quarantine.item(receipt, item, notUnderstood.problem());
            tally.quarantined++;
            return Optional.empty();
        }
        ItemOutcome.Understood understood = (ItemOutcome.Understood) mapped.outcome();
        Unreadable tooMany = tooManyPeople(item, understood);
        if (tooMany != null) {
            quarantine.item(receipt, item, tooMany);
            tally.quarantined++;
            return Optional.empty();
        }
        understood.parts().forEach(part -> quarantine.part(receipt, item, part));
        tally.parts += understood.parts().size();
        tally.warnings.addAll(understood.warnings());
        int uncovered = understood.statements().size() - mapped.covered().size();
        if (mapped.covered().isEmpty() && uncovered > 0) {
            tally.notCovered++;
            return Optional.empty();
        }
        tally.parts += uncovered;
        return Optional.of(ItemStatements.of(item, receipt, mapped.covered(), mapped.hashes(), mapping, understood));
    }

    private Receipt ownReceipt() {
        long sequence = database.sql("select nextval('statements.received_sequence')")
                .query(Long.class)
                .single();
        return new Receipt(new UUID(0, 0), clock.instant(), sequence, false);
    }

    /** Marks the batch handled within this transaction; null when it was handled before. */
    private @Nullable Receipt claim(Batch batch) {
        // As the database keeps it, so that a later try compares equal.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return database.sql("""
                update intake.batch b set handled_at = ? from intake.payload p
                where p.id = b.payload_id and b.payload_id = ? and b.first_item = ? and b.handled_at is null
                returning coalesce(p.received_sequence, nextval('statements.received_sequence')),
                  p.quarantine_id is not null""")
                .param(Timestamp.from(now))
                .param(batch.payload())
                .param(batch.firstItem())
                .query((row, number) -> new Receipt(batch.payload(), now, row.getLong(1), row.getBoolean(2)))
                .optional()
                .orElse(null);
    }
}
