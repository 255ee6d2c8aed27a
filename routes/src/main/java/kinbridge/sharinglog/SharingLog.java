package kinbridge.sharinglog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.LogRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where every disclosure, refusal and change is written before it takes effect.
 *
 * <pre>{@code
 * EntryReceipt receipt = sharingLog.append(
 *         LogEntry.of(EntryKind.LOOK, now, requester, purpose, policyVersion).about(family).deciding(decisions));
 * // only now show anything
 * }</pre>
 */
public final class SharingLog {

    private final EntrySealer sealer;
    private final LogWriter writer;
    private final JdbcClient jdbc;
    private final Timer appended;

    SharingLog(EntrySealer sealer, LogWriter writer, DataSource dataSource, MeterRegistry meters) {
        this.sealer = sealer;
        this.writer = writer;
        this.jdbc = JdbcClient.create(dataSource);
        this.appended = Timer.builder("kinbridge.log.append")
                .description("what an entry adds to a page: sealed, chained and committed on disk")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(meters);
    }

    /**
     * Returns once the entry is committed on disk. Many may call at once: they share a commit.
     *
     * @throws LogUnavailable if it could not be; then nothing may be disclosed
     */
    public EntryReceipt append(LogEntry entry) {
        Timer.Sample timing = Timer.start();
        EntryReceipt receipt = writer.write(sealer.seal(entry));
        timing.stop(appended);
        return receipt;
    }

    /**
     * Writes the entry in the caller's transaction, so that a change and its entry are kept or rolled
     * back together; it is chained within a second after the commit.
     *
     * @return the id of the entry
     */
    public UUID pend(LogEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("pend needs the transaction of the change it records");
        }
        SealedEntry sealed = sealer.seal(entry);
        jdbc.sql("insert into sharing_log.pending"
                        + " (entry_id, kind, event_at, header, detail, hidden, detail_key, hidden_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        sealed.entryId(),
                        sealed.kind(),
                        LogRows.timestamp(sealed.eventAt()),
                        sealed.header(),
                        sealed.detail(),
                        sealed.hidden(),
                        sealed.detailKey(),
                        sealed.hiddenKey())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                writer.pendingWritten();
            }
        });
        return sealed.entryId();
    }

    /** What is wrong with the log now, for the health page; empty if nothing. */
    public Optional<String> problem() {
        return Optional.ofNullable(writer.problem());
    }
}
