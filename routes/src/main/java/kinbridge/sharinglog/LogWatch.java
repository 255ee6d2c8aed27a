package kinbridge.sharinglog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Watches over the log while the hub runs: each minute whether checkpoints are made, each day the whole of
 * it, against the checkpoints kept beside the database. The outcome is kept; what is wrong alarms.
 */
public final class LogWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final int PERIOD_SECONDS = 60;
    /** A checkpoint this many intervals late is missing. */
    private static final int LATE_INTERVALS = 5;

    private final HubDatabase database;
    private final JdbcClient jdbc;
    private final LogAlarms alarms;
    private final LogSettings settings;
    private final List<Path> checkpointFolders;
    private final InstantSource clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sharing-log-watch");
        thread.setDaemon(true);
        return thread;
    });

    LogWatch(
            HubDatabase database,
            DataSource dataSource,
            LogAlarms alarms,
            LogSettings settings,
            List<Path> checkpointFolders,
            InstantSource clock) {
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
        this.alarms = alarms;
        this.settings = settings;
        this.checkpointFolders = List.copyOf(checkpointFolders);
        this.clock = clock;
    }

    void start() {
        var unused = clockwork.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            lookForCheckpoints();
            if (isVerificationDue()) {
                verify();
            }
        } catch (RuntimeException problem) {
            LOG.warn("The sharing log could not be watched; it is tried again in a minute", problem);
        }
    }

    /** What the hub found when it last checked its whole log. */
    public record Report(Instant madeAt, long entries, boolean isIntact, String words) {}

    public Optional<Report> lastReport() {
        return jdbc.sql("select * from sharing_log.verification order by made_at desc limit 1")
                .query((row, number) -> new Report(
                        LogRows.instant(row, "made_at"),
                        row.getLong("entries"),
                        row.getBoolean("is_intact"),
                        row.getString("words")))
                .optional();
    }

    private boolean isVerificationDue() {
        Instant due = clock.instant().minus(settings.verifyEvery());
        return lastReport().map(report -> report.madeAt().isBefore(due)).orElse(true);
    }

    /** Checks everything now, keeps what came out, and alarms if it is not intact. */
    Report verify() {
        Verification found;
        try {
            found = LogVerification.ofDatabase(database.login(DatabaseRole.APP), kept());
        } catch (UnreadableLog problem) {
            alarms.raise(Alarm.Kind.BROKEN, "The log could not be checked: " + problem.getMessage());
            throw problem;
        }
        long entries = found instanceof Verification.Intact intact ? intact.entries() : 0;
        Report report = new Report(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entries,
                found instanceof Verification.Intact,
                found.words());
        jdbc.sql("insert into sharing_log.verification (id, made_at, entries, is_intact, words) values (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        LogRows.timestamp(report.madeAt()),
                        report.entries(),
                        report.isIntact(),
                        report.words())
                .update();
        if (!report.isIntact()) {
            alarms.raise(Alarm.Kind.BROKEN, report.words());
        }
        return report;
    }

    private Trust kept() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (Path folder : checkpointFolders) {
            for (String instance : instances()) {
                Path file = folder.resolve(instance + ".jsonl");
                if (Files.isReadable(file)) {
                    checkpoints.addAll(CheckpointFile.read(file).checkpoints());
                }
            }
        }
        return new Trust(checkpoints, Map.of(), "Checked by the hub itself, with the keys in its database.", false);
    }

    private List<String> instances() {
        return jdbc.sql("select distinct instance from sharing_log.checkpoint")
                .query(String.class)
                .list();
    }

    /** An entry that no checkpoint covers after so long: its hub has stopped, or cannot sign. */
    void lookForCheckpoints() {
        Instant late = clock.instant().minus(settings.checkpointInterval().multipliedBy(LATE_INTERVALS));
        // Instance by instance, along the primary key: a condition on all entries would read them all.
        jdbc.sql("""
                        select p.instance, found.since, found.entries from sharing_log.projection_progress p
                        cross join lateral (
                            select min(e.recorded_at) as since, count(*) as entries from sharing_log.entry e
                            where e.instance = p.instance and e.recorded_at < :late
                              and e.sequence > coalesce((select max(c.sequence) from sharing_log.checkpoint c
                                where c.instance = p.instance), 0)) found
                        where found.entries > 0""")
                .param("late", LogRows.timestamp(late))
                .query((row, number) -> row.getLong("entries") + " entries of " + row.getString("instance")
                        + " are under no checkpoint, the first of " + LogRows.instant(row, "since")
                        + ". If that hub is stopped, start it once: it signs what it finds.")
                .list()
                .forEach(words -> alarms.raise(Alarm.Kind.CHECKPOINT, words));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
