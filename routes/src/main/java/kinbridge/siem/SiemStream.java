package kinbridge.siem;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kinbridge.sharinglog.EntryMetadata;
import kinbridge.sharinglog.LogMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the entries of this hub's chain on, in order and each at least once. It reads what is committed, in a thread
 * of its own, so the log never waits for it. Syslog has no acknowledgement: each connection begins with the last
 * entries of the one before, more than the hub's side can have held when that broke. What a receiver took and lost
 * itself shows there as a gap in the sequence.
 */
final class SiemStream implements AutoCloseable {

    /** More than fit the buffers of this side of a connection. */
    static final int SENT_AGAIN = 500;

    private static final Logger LOG = LoggerFactory.getLogger(SiemStream.class);
    private static final int GROUP = 200;

    private final SiemSettings settings;
    private final LogMetadata metadata;
    private final SiemProgress progress;
    private final String instance;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "siem-stream");
    private volatile @Nullable SyslogConnection open;
    private volatile @Nullable String problem;

    /** @param look how long until it looks for entries again; the others are between two tries to connect */
    record Pauses(Duration look, Duration first, Duration longest) {
        static final Pauses USUAL = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    SiemStream(SiemSettings settings, LogMetadata metadata, SiemProgress progress, String instance, Pauses pauses) {
        this.settings = settings;
        this.metadata = metadata;
        this.progress = progress;
        this.instance = instance;
        this.pauses = pauses;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Why nothing is sent; empty while all is well. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private void run() {
        Duration pause = pauses.first();
        boolean over = false;
        while (!over) {
            try (SyslogConnection connection = SyslogConnection.open(settings)) {
                open = connection;
                if (problem != null) {
                    LOG.info("The SIEM takes entries again");
                }
                problem = null;
                pause = pauses.first();
                send(connection);
            } catch (IOException | RuntimeException failure) {
                if (problem == null && stopped.getCount() > 0) {
                    LOG.warn("Entries of the sharing log wait for the SIEM: {}", failure.getMessage());
                }
                problem = String.valueOf(failure.getMessage());
            }
            over = isStoppedWithin(pause);
            pause = pause.multipliedBy(2).compareTo(pauses.longest()) < 0 ? pause.multipliedBy(2) : pauses.longest();
        }
    }

    private void send(SyslogConnection connection) throws IOException {
        long sent = Math.max(0, progress.sent() - SENT_AGAIN);
        do {
            List<EntryMetadata> group;
            do {
                group = following(sent);
                if (!group.isEmpty()) {
                    connection.send(group.stream().map(SyslogMessage::of).toList());
                    sent = group.get(group.size() - 1).line().sequence();
                    progress.sent(sent);
                }
            } while (group.size() == GROUP && stopped.getCount() > 0);
            connection.check();
        } while (!isStoppedWithin(pauses.look()));
    }

    /** Up to the first that cannot be found yet: none is ever left out. */
    private List<EntryMetadata> following(long sent) {
        List<EntryMetadata> unbroken = new ArrayList<>();
        for (EntryMetadata entry : metadata.after(instance, sent, GROUP)) {
            if (entry.line().sequence() != sent + unbroken.size() + 1) {
                break;
            }
            unbroken.add(entry);
        }
        return unbroken;
    }

    private boolean isStoppedWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A receiver that takes nothing any more does not keep the hub from stopping. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(2_000);
            SyslogConnection stuck = open;
            if (thread.isAlive() && stuck != null) {
                stuck.close();
            }
            thread.join(3_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
