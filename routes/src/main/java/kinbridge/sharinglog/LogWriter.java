package kinbridge.sharinglog;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kinbridge.sharinglog.chain.ChainedEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this hub that writes its chain. Whoever appends waits; all who wait share one
 * commit, which is what makes a synchronous log quick.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final long PENDING_CHECK_MILLISECONDS = 250;
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    private final ChainWriter chain;
    private final LogSettings settings;
    private final Runnable afterCommit;
    private final BlockingQueue<Waiting> queue;
    private final AtomicBoolean pendingWritten = new AtomicBoolean(true);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable String problem;
    private long pendingCheckedNanos = System.nanoTime();

    /** An entry and whoever waits for it; without an entry it only wakes the writer. */
    private record Waiting(@Nullable SealedEntry entry, CompletableFuture<EntryReceipt> receipt) {}

    LogWriter(ChainWriter chain, LogSettings settings, Runnable afterCommit) {
        this.chain = chain;
        this.settings = settings;
        this.afterCommit = afterCommit;
        this.queue = new ArrayBlockingQueue<>(settings.longestQueue());
        this.thread = new Thread(this::run, "sharing-log-writer");
    }

    /** Fails if the log cannot be written, or another hub writes it under this name. */
    void start() {
        try {
            chain.connection();
        } catch (SQLException failure) {
            throw new LogUnavailable("The sharing log cannot be opened.", failure);
        }
        thread.start();
    }

    EntryReceipt write(SealedEntry entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        if (stopping || !queue.offer(waiting)) {
            throw new LogUnavailable(stopping ? "The hub is stopping." : "Too many entries wait for the log.", null);
        }
        try {
            return waiting.receipt().get(settings.appendTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            waiting.receipt().cancel(false);
            throw new LogUnavailable("The sharing log did not confirm in time.", slow);
        } catch (InterruptedException interrupted) {
            waiting.receipt().cancel(false);
            Thread.currentThread().interrupt();
            throw new LogUnavailable("Interrupted while the sharing log was written.", interrupted);
        } catch (ExecutionException failed) {
            throw new LogUnavailable("The sharing log cannot be written.", failed.getCause());
        }
    }

    /** A transaction with a pending change has committed. */
    void pendingWritten() {
        pendingWritten.set(true);
        queue.offer(new Waiting(null, new CompletableFuture<>()));
    }

    /** What is wrong with the log now, in words for the operator; null if nothing. */
    @Nullable
    String problem() {
        return thread.isAlive() || stopping ? problem : "The sharing log is not written: its writer has ended.";
    }

    private void run() {
        while (!stopping || !queue.isEmpty()) {
            try {
                appendGroup(nextGroup());
                chain.watchClock();
                chainPendingIfDue();
                if (chain.isCheckpointDue(settings.checkpointInterval())) {
                    chain.checkpoint();
                }
                recovered();
            } catch (SQLException | RuntimeException | Error failure) {
                // Also an Error: without this thread nothing is disclosed until the hub is started again.
                failed(failure);
            }
        }
        finish();
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        try {
            Waiting first = queue.poll(PENDING_CHECK_MILLISECONDS, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, ChainedEntry.LARGEST_GROUP - 1);
            }
        } catch (InterruptedException interrupted) {
            stopping = true;
        }
        group.removeIf(one -> one.entry() == null || one.receipt().isDone());
        return group;
    }

    private void appendGroup(List<Waiting> group) throws SQLException {
        List<SealedEntry> entries = new ArrayList<>(group.size());
        for (Waiting waiting : group) {
            if (waiting.entry() != null) {
                entries.add(waiting.entry());
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        try {
            List<ChainedEntry> chained = chain.append(entries);
            for (int i = 0; i < chained.size(); i++) {
                group.get(i).receipt().complete(receipt(chained.get(i)));
            }
        } catch (SQLException | RuntimeException | Error failure) {
            // The health page knows before whoever waits is told.
            failed(failure);
            group.forEach(waiting -> waiting.receipt().completeExceptionally(failure));
            throw failure;
        }
        afterCommit.run();
    }

    private static EntryReceipt receipt(ChainedEntry entry) {
        return new EntryReceipt(entry.entryId(), entry.instance(), entry.sequence(), entry.recordedAt());
    }

    /** At a signal, and every quarter of a second for what other hubs left behind when they died. */
    private void chainPendingIfDue() throws SQLException {
        long now = System.nanoTime();
        boolean due = now - pendingCheckedNanos >= TimeUnit.MILLISECONDS.toNanos(PENDING_CHECK_MILLISECONDS);
        if (pendingWritten.getAndSet(false) || due) {
            pendingCheckedNanos = now;
            int chained = chain.chainPending(ChainedEntry.LARGEST_GROUP);
            if (chained > 0) {
                afterCommit.run();
            }
            if (chained == ChainedEntry.LARGEST_GROUP) {
                pendingWritten.set(true);
            }
        }
    }

    private void failed(Throwable failure) {
        if (problem == null) {
            LOG.error("The sharing log cannot be written; nothing is disclosed until it can", failure);
        }
        problem = "The sharing log cannot be written; nothing is disclosed until it can.";
    }

    private void recovered() {
        if (problem != null) {
            LOG.info("The sharing log is written again");
            problem = null;
        }
    }

    private void finish() {
        try (chain) {
            while (chain.chainPending(ChainedEntry.LARGEST_GROUP) == ChainedEntry.LARGEST_GROUP) {
                afterCommit.run();
            }
            chain.checkpoint();
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("The sharing log was closed without a checkpoint; the next start makes it", failure);
        }
    }

    @Override
    public void close() {
        stopping = true;
        pendingWritten();
        try {
            thread.join(STOP_WAIT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
