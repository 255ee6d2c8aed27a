package kinbridge.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.intake.QuarantineRows.Held;
import kinbridge.mappings.Item;
import kinbridge.mappings.Unreadable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has a payload read once more that could not be read. It becomes a payload of its own, with the time and
 * place of the first, and goes the way of every payload; all its items are counted as they are received,
 * and the rest, which stood for them, no longer is.
 */
@Component
class SecondReading {

    private final JdbcClient database;
    private final Spool spool;
    private final QuarantineRows rows;
    private final FeedCounts counts;

    SecondReading(JdbcClient database, Spool spool, QuarantineRows rows, FeedCounts counts) {
        this.database = database;
        this.spool = spool;
        this.rows = rows;
        this.counts = counts;
    }

    /** Within the caller's transaction; false where the spool does not have the payload any more. */
    boolean begin(Held row, String who) {
        UUID first = row.receipt().payload();
        UUID second = UUID.randomUUID();
        try {
            spool.keepAlso(first, second);
        } catch (NoSuchFileException gone) {
            rows.notTried(row, who, "no such payload in the spool");
            return false;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        database.sql("""
                insert into intake.payload (id, feed, name, source_time, received_at, content_hash, size_bytes, state,
                  bulk, quarantine_id, received_sequence)
                select ?, feed, name, coalesce(source_time, received_at), received_at, content_hash, size_bytes,
                  'RECEIVED', bulk, ?, ? from intake.payload where id = ?""")
                .param(second)
                .param(row.id())
                .param(row.receipt().sequence())
                .param(first)
                .update();
        database.sql("update intake.payload set state = 'SPLIT' where id = ?")
                .param(first)
                .update();
        counts.takeBackRest(row.feed());
        rows.release(row.id(), who, Outcome.READ_AGAIN);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                spool.dropQuietly(first);
            }
        });
        return true;
    }

    /** Within the transaction that counts the rest once more; false if this payload was read for the first time. */
    boolean failed(UUID payload, Item rest, Unreadable problem) {
        return database.sql("select quarantine_id from intake.payload where id = ? and quarantine_id is not null")
                .param(payload)
                .query(UUID.class)
                .optional()
                .map(id -> {
                    rows.waitsAgain(id, payload, rest, problem);
                    return true;
                })
                .orElse(false);
    }
}
