package kinbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's own PostgreSQL, kept under the data folder and started again should it die, so that the hub
 * needs nothing installed and loses nothing either.
 */
public final class EmbeddedDatabase implements HubDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "kinbridge";
    private static final String READY_MARK = "kinbridge-ready";
    private static final long WATCH_SECONDS = 2;

    private final HubFolders folders;
    private final FolderLock lock;
    private final DatabasePasswords passwords;
    private final int port;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable EmbeddedServer server;

    private EmbeddedDatabase(HubFolders folders, FolderLock lock, DatabasePasswords passwords, EmbeddedServer server) {
        this.folders = folders;
        this.lock = lock;
        this.passwords = passwords;
        this.server = server;
        this.port = server.port();
    }

    /**
     * Starts it, after stopping what a hard-killed hub left behind.
     *
     * @param port 0 for the port of the last start if it is free, else any free one
     */
    public static EmbeddedDatabase start(HubFolders folders, int port) {
        FolderLock lock = FolderLock.take(folders.data());
        EmbeddedServer server = null;
        try {
            LeftoverServer.stop(EmbeddedServer.databaseFolder(folders));
            boolean kept = isKept(EmbeddedServer.databaseFolder(folders));
            DatabasePasswords passwords = new DatabasePasswords(folders.keys());
            if (kept && !passwords.areKept()) {
                throw new StorageUnusable("There is a database in " + folders.data() + " but its passwords are not in "
                        + folders.keys() + ". Put the keys folder back from the backup of the same day.");
            }
            server = EmbeddedServer.start(folders, passwords, port);
            passwords.keepPort(server.port());
            EmbeddedDatabase database = new EmbeddedDatabase(folders, lock, passwords, server);
            database.prepare(kept);
            return database;
        } catch (IOException | SQLException problem) {
            stopAfter(problem, server, lock);
            throw new StorageUnusable(
                    "The embedded database does not start; see postgres.log in " + folders.data(), problem);
        } catch (RuntimeException problem) {
            stopAfter(problem, server, lock);
            throw problem;
        }
    }

    private void prepare(boolean kept) throws IOException, SQLException {
        new RolesAndDatabase(administrator()).ensureHub(NAME, passwords);
        Durability.require(login(DatabaseRole.APP));
        if (!kept) {
            Files.createFile(EmbeddedServer.databaseFolder(folders).resolve(READY_MARK));
        }
        Thread watch = new Thread(this::watch, "embedded-database-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * The database of a hub on this machine for a command: the running hub's, or else started for the
     * command and stopped with {@link #close}. Never makes a new one.
     */
    public static HubDatabase reach(HubFolders folders) {
        if (!Files.exists(EmbeddedServer.databaseFolder(folders).resolve(READY_MARK))) {
            throw new StorageUnusable("There is no hub's database in " + folders.data() + ".");
        }
        if (!FolderLock.isTaken(folders.data())) {
            return start(folders, 0);
        }
        DatabasePasswords passwords = new DatabasePasswords(folders.keys());
        Map<DatabaseRole, String> known = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            known.put(role, passwords.of(role.user()));
        }
        return new ConfiguredDatabase(url(passwords.port(), NAME), known);
    }

    /** A database is kept if a first start came to its end; a half-made one holds nothing and is put aside. */
    private static boolean isKept(Path databaseFolder) throws IOException {
        if (!Files.exists(databaseFolder)) {
            return false;
        }
        if (Files.exists(databaseFolder.resolve(READY_MARK))) {
            return true;
        }
        try (Stream<Path> content = Files.list(databaseFolder)) {
            if (content.findAny().isPresent()) {
                long since = Files.getLastModifiedTime(databaseFolder).toMillis();
                Path aside = databaseFolder.resolveSibling("postgres-interrupted-" + since);
                LOG.warn("A first start was interrupted; its unfinished database is put aside as {}", aside);
                Files.move(databaseFolder, aside);
            }
        }
        return false;
    }

    private static void stopAfter(Exception problem, @Nullable EmbeddedServer server, FolderLock lock) {
        try (lock) {
            if (server != null) {
                server.close();
            }
        } catch (RuntimeException second) {
            problem.addSuppressed(second);
        }
    }

    private void watch() {
        try {
            while (!closing.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
                startAgainIfDead();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void startAgainIfDead() {
        EmbeddedServer current = server;
        if (closing.getCount() == 0 || (current != null && current.isRunning())) {
            return;
        }
        LOG.error("The embedded database died; starting it again");
        try {
            if (current != null) {
                server = null;
                current.close();
            }
            server = EmbeddedServer.start(folders, passwords, port);
        } catch (IOException | RuntimeException problem) {
            LOG.error("The embedded database does not start again yet; the next try follows", problem);
        }
    }

    @Override
    public Login login(DatabaseRole role) {
        return new Login(url(port, NAME), role.user(), passwords.of(role.user()));
    }

    /** A further database in the same server, with a role of the same name: for the demo's simulators. */
    public Login furtherDatabase(String name) {
        try {
            new RolesAndDatabase(administrator()).ensureFurther(name, passwords.of(name));
            return new Login(url(port, name), name, passwords.of(name));
        } catch (SQLException problem) {
            throw new StorageUnusable("cannot make the database " + name, problem);
        }
    }

    Login administrator() {
        return new Login(
                url(port, "postgres"), EmbeddedServer.ADMINISTRATOR, passwords.of(EmbeddedServer.ADMINISTRATOR));
    }

    /** For the test of a hard kill: gives the folder up and leaves the server running. */
    void abandon() {
        closing.countDown();
        lock.close();
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        closing.countDown();
        stop();
    }

    private synchronized void stop() {
        try (lock) {
            EmbeddedServer current = server;
            if (current != null) {
                server = null;
                current.close();
            }
        }
    }
}
