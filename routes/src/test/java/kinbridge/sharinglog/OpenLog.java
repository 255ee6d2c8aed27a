package kinbridge.sharinglog;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.sharinglog.chain.CheckpointFile;
import kinbridge.sharinglog.chain.LogProofs;
import kinbridge.sharinglog.chain.LogVerification;
import kinbridge.sharinglog.chain.SigningKey;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.Verification;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.TestDatabase;
import kinbridge.storage.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A sharing log on a database of its own, put together as the hub does; can be stopped and opened anew. */
public final class OpenLog implements AutoCloseable {

    public static final String INSTANCE = "hub-1";

    private static final LogSettings SETTINGS =
            new LogSettings(Duration.ofSeconds(20), Duration.ofHours(1), null, Duration.ofHours(24), 10_000);

    final TestDatabase database;
    final Path folder;
    final Vault vault = Vault.generate();
    final Vault restrictedVault = Vault.generate();
    SigningKey key = SigningKey.generate();
    final EntrySealer sealer = new EntrySealer(vault, restrictedVault);
    public final DataSource dataSource;
    final LogSettings settings;
    WriterConnection.Database login;

    InstantSource clock = InstantSource.system();
    LogAlarms alarms;

    private LogWriter writer;
    Runnable afterCommit = () -> {};
    public SharingLog log;
    public LogProjection projection;
    public LogSearch search;
    EntryFinder finder;

    public OpenLog(Path folder) {
        this(TestDatabase.shared(), folder, SETTINGS);
    }

    /** For a test that changes more than rows. */
    static OpenLog onFreshDatabase(Path folder) {
        return new OpenLog(TestDatabase.fresh(), folder, SETTINGS);
    }

    OpenLog(TestDatabase database, Path folder, LogSettings settings) {
        this.database = database;
        this.folder = folder;
        this.settings = settings;
        this.dataSource = database.dataSource(DatabaseRole.APP);
        this.login = () -> database.login(DatabaseRole.APP).connect();
        this.alarms = new LogAlarms(dataSource, INSTANCE, InstantSource.system());
        open();
    }

    void open() {
        ChainWriter chain = new ChainWriter(
                () -> login.connect(),
                INSTANCE,
                key,
                new CheckpointCopies(List.of(new CheckpointFile(checkpointFile()), new CheckpointFile(secondPlace()))),
                alarms,
                clock);
        projection = new LogProjection(dataSource, sealer);
        writer = new LogWriter(chain, settings, () -> {
            projection.wake();
            afterCommit.run();
        });
        writer.start();
        log = new SharingLog(sealer, writer, dataSource, new SimpleMeterRegistry());
        search = new LogSearch(dataSource, sealer);
        finder = new EntryFinder(dataSource, sealer);
    }

    /** Stops as the hub does, with a checkpoint. */
    void stop() {
        writer.close();
    }

    void restart() {
        stop();
        open();
    }

    Path checkpointFile() {
        return folder.resolve("checkpoints").resolve(INSTANCE + ".jsonl");
    }

    /** The checkpoints that another team keeps. */
    Path secondPlace() {
        return folder.resolve("second").resolve(INSTANCE + ".jsonl");
    }

    public Verification verify() {
        return verify(Trust.ofItself());
    }

    Verification verifyAgainstCheckpoints() {
        return verify(Trust.of(checkpointFile(), List.of(), false));
    }

    /** Against the checkpoint file as far as there is one yet. */
    Verification verifyAgainstKept() {
        return java.nio.file.Files.exists(checkpointFile()) ? verifyAgainstCheckpoints() : verify();
    }

    Verification verify(Trust trust) {
        return LogVerification.ofDatabase(database.login(DatabaseRole.READER), trust);
    }

    LogWatch watch() {
        return new LogWatch(
                database.asConfigured(),
                dataSource,
                sealer,
                alarms,
                settings,
                List.of(checkpointFile().getParent(), secondPlace().getParent()),
                clock);
    }

    LogProofs proofs() {
        return new LogProofs(database.login(DatabaseRole.READER));
    }

    public JdbcClient as(DatabaseRole role) {
        return database.jdbc(role);
    }

    public RestrictedLog restricted() {
        return new RestrictedLog(log, dataSource, sealer, InstantSource.system());
    }

    public LogMetadata metadata() {
        return new LogMetadata(dataSource);
    }

    public LogDisposal disposal() {
        return new LogDisposal(log, projection, database.asConfigured(), dataSource, InstantSource.system());
    }

    LogExport export() {
        return new LogExport(log, database.asConfigured(), InstantSource.system());
    }

    /** What people and the hub change, written into this log as the hub does. */
    public StateChanges changes(DecisionEngine engine) {
        return new StateChanges(log, engine, (practitioner, role, family) -> TafStatus.MEMBER, InstantSource.system());
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public void close() {
        stop();
        database.close();
    }
}
