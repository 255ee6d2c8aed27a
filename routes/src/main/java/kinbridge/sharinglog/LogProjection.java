package kinbridge.sharinglog;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.storage.SealBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The searchable copy of the log. It is built after commit, so a look never waits for it, and can be
 * thrown away and built anew: the entries are the truth.
 */
public final class LogProjection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogProjection.class);
    private static final long LOCK = 0x6b696e6272696467L;
    private static final int GROUP = 200;
    private static final long CHECK_MILLISECONDS = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProjectionRows rows;
    private final EntrySealer sealer;
    private final ProjectedWords words;
    private final Thread thread;
    private final Semaphore entriesWaiting = new Semaphore(1);
    private volatile boolean stopping;

    LogProjection(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.rows = new ProjectionRows(dataSource);
        this.sealer = sealer;
        this.words = new ProjectedWords(dataSource, sealer);
        this.thread = new Thread(this::run, "sharing-log-projection");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Entries were committed. */
    void wake() {
        entriesWaiting.release();
    }

    /** Returns when everything committed before the call can be found. */
    public void catchUp() {
        for (String instance : instances()) {
            while (projectGroup(instance) == GROUP) {
                // The next group follows at once.
            }
        }
    }

    /** Throws the projection away and builds it from the entries. */
    public void rebuild() {
        transaction.executeWithoutResult(status -> {
            lock();
            jdbc.sql("select sharing_log.clear_projection()").query(rows.ignored());
        });
        catchUp();
    }

    /** The words of entries that were projected before words were. */
    void addEarlierWords() {
        while (!stopping
                && Boolean.TRUE.equals(transaction.execute(status -> {
                    lock();
                    return words.addEarlier(GROUP);
                }))) {
            // The next group follows at once.
        }
    }

    private List<String> instances() {
        return jdbc.sql("""
                        with recursive found (instance) as (
                            (select min(instance) from sharing_log.entry)
                            union all
                            select (select min(instance) from sharing_log.entry e where e.instance > found.instance)
                            from found where found.instance is not null)
                        select instance from found where instance is not null""").query(String.class).list();
    }

    private int projectGroup(String instance) {
        Integer count = transaction.execute(status -> {
            lock();
            List<ProjectionRows.StoredEntry> entries = rows.entriesAfterProgress(instance, GROUP);
            if (!entries.isEmpty()) {
                List<ProjectionRows.Projected> projected =
                        entries.stream().map(this::project).toList();
                rows.insert(projected);
                words.insert(projected);
                rows.progress(instance, entries.get(entries.size() - 1).entry().sequence());
            }
            return entries.size();
        });
        return count == null ? 0 : count;
    }

    /** One hub at a time, so that no entry is projected twice. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query(rows.ignored());
    }

    private ProjectionRows.Projected project(ProjectionRows.StoredEntry stored) {
        ChainedEntry entry = stored.entry();
        EntryHeader header = EntrySealer.readHeader(entry.header());
        byte[] detailKey = stored.detailKey();
        byte[] hiddenKey = stored.hiddenKey();
        if (detailKey == null || hiddenKey == null) {
            return new ProjectionRows.Projected(entry, header, List.of(), List.of(), null);
        }
        try {
            EntrySealer.Detail detail = sealer.openDetail(entry.entryId(), entry.detail(), detailKey);
            return new ProjectionRows.Projected(
                    entry,
                    header,
                    detail.decisions(),
                    sealer.openHidden(entry.entryId(), entry.hidden(), hiddenKey),
                    words.sealed(entry.entryId(), detail.reason(), detailKey));
        } catch (SealBroken problem) {
            LOG.error(
                    "Entry {} of {} does not open and can be found by its header only",
                    entry.sequence(),
                    entry.instance());
            return new ProjectionRows.Projected(entry, header, List.of(), List.of(), null);
        }
    }

    private void run() {
        boolean failing = false;
        while (!stopping) {
            try {
                awaitEntries();
                catchUp();
                addEarlierWords();
                failing = false;
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException problem) {
                if (!failing && !stopping) {
                    LOG.warn("The sharing log's projection waits for the database", problem);
                }
                failing = true;
            }
        }
    }

    private void awaitEntries() throws InterruptedException {
        if (entriesWaiting.tryAcquire(CHECK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            entriesWaiting.drainPermits();
        }
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
