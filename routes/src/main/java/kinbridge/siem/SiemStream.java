package kinbridge.siem;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kinbridge.sharinglog.Alarms;
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
    private final Gaps gaps;
    private final InstantSource clock;
    private final Pauses pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "siem-stream");
    private volatile @Nullable SyslogConnection open;
    private volatile @Nullable String problem;

    /**
     * @param look how long until it looks for entries again
     * @param first between two tries to connect, at first
     * @param longest between two tries to connect, at most
     * @param write how long a receiver may take nothing
     * @param gap how long an entry may be missing that a later one follows
     */
    record Pauses(Duration look, Duration first, Duration longest, Duration write, Duration gap) {
        static final Pauses USUAL = new Pauses(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1));
    }

    SiemStream(
            SiemSettings settings,
            LogMetadata metadata,
            SiemProgress progress,
            String instance,
            Alarms alarms,
            InstantSource clock,
            Pauses pauses) {
        this.settings = settings;
        this.metadata = metadata;
        this.progress = progress;
        this.instance = instance;
        this.gaps = new Gaps(alarms, pauses.gap());
        this.clock = clock;
        this.pauses = pauses;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Why nothing is sent, or what could not be; empty while all is well. */
    Optional<String> problem() {
        String words = problem;
        return words == null ? gaps.problem() : Optional.of(words);
    }

    private void run() {
        Duration pause = pauses.first();
        boolean over = false;
        while (!over) {
            try (SyslogConnection connection = SyslogConnection.open(settings, pauses.write())) {
                open = connection;
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
        long known = progress.sent();
        long sent = Math.max(0, known - SENT_AGAIN);
        do {
            Group group;
            do {
                group = following(sent, known);
                if (!group.messages().isEmpty()) {
                    connection.send(group.messages());
                }
                if (!group.isFull()) {
                    // That it is connected is not enough: a receiver that takes nothing is connected too.
                    allTaken();
                }
                if (group.last() > sent) {
                    sent = group.last();
                    progress.sent(sent);
                }
            } while (group.isFull() && stopped.getCount() > 0);
            connection.check();
        } while (!isStoppedWithin(pauses.look()));
    }

    private void allTaken() {
        if (problem != null) {
            LOG.info("The SIEM takes entries again");
        }
        problem = null;
    }

    /** @param last the number of the last entry in it */
    private record Group(List<byte[]> messages, long last, boolean isFull) {}

    /**
     * Up to the first that cannot be found yet: none is ever left out in silence. What was removed is said in its place.
     *
     * @param known up to where an earlier connection came
     */
    private Group following(long sent, long known) {
        List<byte[]> messages = new ArrayList<>();
        List<EntryMetadata> found = metadata.after(instance, sent, GROUP);
        long last = sent;
        for (EntryMetadata entry : found) {
            long sequence = entry.line().sequence();
            if (sequence != last + 1) {
                Gaps.Gap gap = new Gaps.Gap(last + 1, sequence - 1);
                if (!gaps.isPassedOver(gap, known)) {
                    return new Group(messages, last, false);
                }
                messages.add(SyslogMessage.missing(instance, gap.first(), gap.last(), clock.instant()));
            }
            messages.add(SyslogMessage.of(entry));
            last = sequence;
        }
        return new Group(messages, last, found.size() == GROUP);
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
                stuck.breakOff();
            }
            thread.join(3_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
