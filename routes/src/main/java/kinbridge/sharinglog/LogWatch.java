package kinbridge.sharinglog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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
import java.util.function.Consumer;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.CheckpointFile;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.sharinglog.chain.LogVerification;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.sharinglog.chain.Verification;
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
    private final EntryKeys keys;
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
            EntrySealer sealer,
            LogAlarms alarms,
            LogSettings settings,
            List<Path> checkpointFolders,
            InstantSource clock) {
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = new EntryKeys(dataSource, sealer);
        this.alarms = alarms;
        this.settings = settings;
        this.checkpointFolders = List.copyOf(checkpointFolders);
        this.clock = clock;
    }

    void start() {
        var unused = clockwork.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        try {
            lookForFutureReports();
            lookForCheckpoints();
            lookForPending();
            if (isVerificationDue()) {
                verify();
            }
        } catch (RuntimeException | OutOfMemoryError problem) {
            LOG.warn("The sharing log could not be watched; it is tried again in a minute", problem);
            alarms.raise(
                    Alarm.Kind.BROKEN,
                    "watch",
                    "The log could not be checked: " + problem.getClass().getSimpleName() + ".");
        }
    }

    /** What the hub found when it checked its whole log. */
    public record Report(Instant madeAt, long entries, boolean isIntact, String words) {}

    /** One that is dated in the future counts for nothing: it would put off the next until then. */
    public Optional<Report> lastReport() {
        return jdbc.sql("select * from sharing_log.verification where made_at <= :until order by made_at desc limit 1")
                .param("until", LogRows.timestamp(latestPast()))
                .query((row, number) -> new Report(
                        LogRows.instant(row, "made_at"),
                        row.getLong("entries"),
                        row.getBoolean("is_intact"),
                        row.getString("words")))
                .optional();
    }

    private Instant latestPast() {
        return clock.instant().plusSeconds(PERIOD_SECONDS);
    }

    private void lookForFutureReports() {
        jdbc.sql("select max(made_at) as made_at from sharing_log.verification where made_at > :until")
                .param("until", LogRows.timestamp(latestPast()))
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("made_at")))
                .single()
                .ifPresent(madeAt -> alarms.raise(
                        Alarm.Kind.CLOCK,
                        "report",
                        "A check of the log is dated " + madeAt.toInstant() + ", which is still to come: the clock was"
                                + " wrong, or somebody wrote that line. It counts for nothing."));
    }

    /** Whether the last check is so old that the next has not come about. */
    public boolean isOverdue(Report report) {
        return report.madeAt()
                .isBefore(clock.instant().minus(settings.verifyEvery().multipliedBy(2)));
    }

    private boolean isVerificationDue() {
        Instant due = clock.instant().minus(settings.verifyEvery());
        return lastReport().map(report -> report.madeAt().isBefore(due)).orElse(true);
    }

    /** Checks everything now, keeps what came out, and alarms if it is not intact. */
    Report verify() {
        Verification found;
        try {
            found = LogVerification.inTheBackground(database.login(DatabaseRole.APP), kept());
        } catch (UnreadableLog problem) {
            alarms.raise(Alarm.Kind.BROKEN, "watch", "The log could not be checked: " + problem.getMessage());
            throw problem;
        }
        long entries = found instanceof Verification.Intact intact ? intact.entries() : 0;
        Optional<String> unusable = found instanceof Verification.Intact ? keys.unusable() : Optional.empty();
        Report report = new Report(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entries,
                found instanceof Verification.Intact && unusable.isEmpty(),
                unusable.orElse(found.words()));
        jdbc.sql("insert into sharing_log.verification (id, made_at, entries, is_intact, words) values (?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        LogRows.timestamp(report.madeAt()),
                        report.entries(),
                        report.isIntact(),
                        report.words())
                .update();
        if (!report.isIntact()) {
            alarms.raise(Alarm.Kind.BROKEN, "check", report.words());
        }
        return report;
    }

    /** A file that cannot be read must not keep the rest from being checked; it alarms. */
    private Trust kept() {
        return new Trust(
                taker -> keptFiles().forEach(file -> readKept(file, taker)),
                Map.of(),
                "Checked by the hub itself, with the keys in its database.",
                false);
    }

    private void readKept(Path file, Consumer<Checkpoint> taker) {
        try {
            CheckpointFile.forEach(file, (checkpoint, key) -> taker.accept(checkpoint));
        } catch (UnreadableLog problem) {
            alarms.raise(
                    Alarm.Kind.CHECKPOINT,
                    file.toString(),
                    problem.getMessage() + " The log was checked without the rest of that file.");
        }
    }

    /** Of every chain there ever was here, also one that nothing in the database speaks of any more. */
    private List<Path> keptFiles() {
        List<Path> files = new ArrayList<>();
        for (Path folder : checkpointFolders) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jsonl")) {
                found.forEach(files::add);
            } catch (IOException problem) {
                LOG.warn("The checkpoints in {} cannot be listed", folder, problem);
                alarms.raise(
                        Alarm.Kind.CHECKPOINT,
                        folder.toString(),
                        "The checkpoints in " + folder + " cannot be listed: the log was checked without them.");
            }
        }
        return files;
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
                .query((row, number) ->
                        new Uncovered(row.getString("instance"), row.getLong("entries"), LogRows.instant(row, "since")))
                .list()
                .forEach(uncovered -> alarms.raise(
                        Alarm.Kind.CHECKPOINT,
                        uncovered.instance(),
                        uncovered.entries() + " entries of " + uncovered.instance()
                                + " are under no checkpoint, the first of " + uncovered.since()
                                + ". If that hub is stopped, start it once: it signs what it finds."));
    }

    private record Uncovered(String instance, long entries, Instant since) {}

    /** State changes that no hub takes into its chain: until then nobody finds them in the log. */
    void lookForPending() {
        Instant late = clock.instant().minus(settings.checkpointInterval().multipliedBy(LATE_INTERVALS));
        long waiting = jdbc.sql("select count(*) from sharing_log.pending where event_at < :late")
                .param("late", LogRows.timestamp(late))
                .query(Long.class)
                .single();
        if (waiting > 0) {
            alarms.raise(
                    Alarm.Kind.BROKEN,
                    "pending",
                    waiting + " changes recorded before " + late + " are not in the chain yet: the hub does not write"
                            + " its log. Look at the hub's health and its log file.");
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
