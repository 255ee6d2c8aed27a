package kinbridge.intake;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import kinbridge.feeds.QuarantinePages.Ended;
import kinbridge.feeds.QuarantinePages.Kind;
import kinbridge.intake.QuarantineRows.Held;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives up what waits, for good: the content is deleted, its metadata stay with who, when and why. */
@Component
class Discards {

    private static final String CONTEXT = "intake.quarantine.discarded";

    private final TransactionTemplate transactions;
    private final JdbcClient database;
    private final QuarantineRows rows;
    private final FeedCounts counts;
    private final Spool spool;
    private final StateChanges changes;
    private final Vault vault;

    Discards(
            TransactionTemplate transactions,
            JdbcClient database,
            QuarantineRows rows,
            FeedCounts counts,
            Spool spool,
            StateChanges changes,
            Vault vault) {
        this.transactions = transactions;
        this.database = database;
        this.rows = rows;
        this.counts = counts;
        this.spool = spool;
        this.changes = changes;
        this.vault = vault;
    }

    Ended discard(Requester who, UUID id, String why) {
        return Objects.requireNonNull(transactions.execute(status -> QuarantineRows.of(rows.lockWithItsItem(id), id)
                .<Ended>map(row ->
                        row.isWaiting() ? new Ended.Done(discard(who, row, why)) : new Ended.EndedBefore(row.state()))
                .orElseGet(Ended.Unknown::new)));
    }

    private UUID discard(Requester who, Held row, String why) {
        rows.discard(
                row.id(),
                who.practitionerId(),
                vault.seal(why.getBytes(StandardCharsets.UTF_8), CONTEXT + "/" + row.id()));
        if (row.kind() != Kind.PART) {
            FeedCounts.Tally tally = new FeedCounts.Tally();
            tally.discarded = 1;
            counts.handled(row.feed(), tally);
        }
        if (row.kind() == Kind.FILE) {
            deletePayload(row.receipt().payload());
        }
        return changes.recorded(
                who,
                null,
                "Discarded what waited in quarantine: " + row.id() + " of " + row.feed() + ", " + row.location()
                        + ". Why: " + why);
    }

    private void deletePayload(UUID payload) {
        database.sql("update intake.payload set state = 'SPLIT' where id = ?")
                .param(payload)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                spool.dropQuietly(payload);
            }
        });
    }

    /** The words of whoever discarded it. */
    String why(UUID id, byte[] sealed) {
        return new String(vault.open(sealed, CONTEXT + "/" + id), StandardCharsets.UTF_8);
    }
}
