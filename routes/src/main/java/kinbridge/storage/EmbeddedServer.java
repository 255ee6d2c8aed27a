package kinbridge.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One run of the PostgreSQL server program on the data folder. The library that brings it is made for
 * tests: it starts with fsync off and trusts everybody. Here every commit is on disk, every sign-in
 * needs a generated password, and it listens on this machine only.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String ADMINISTRATOR = "postgres";

    /** Long enough to replay what a hard kill left unwritten. */
    private static final Duration START_WAIT = Duration.ofMinutes(3);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            // An error message may quote a row: statements and details stay out of the server's log.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final EmbeddedPostgres server;
    private final Path databaseFolder;

    private EmbeddedServer(EmbeddedPostgres server, Path databaseFolder) {
        this.server = server;
        this.databaseFolder = databaseFolder;
    }

    static Path databaseFolder(HubFolders folders) {
        return folders.data().resolve("postgres");
    }

    /**
     * Stops what was left of an earlier run, then starts. Call only while holding the folder lock.
     *
     * @param port 0 for the port of the last start if it is free, else any free one
     */
    static EmbeddedServer start(HubFolders folders, DatabasePasswords passwords, int port) throws IOException {
        Path databaseFolder = databaseFolder(folders);
        LeftoverServer.stop(databaseFolder);
        // The library's own lock outlives its failed starts; ours is the one that counts.
        Files.deleteIfExists(databaseFolder.resolve("epg-lock"));
        PrivateFile initialPassword = new PrivateFile(folders.keys().resolve("initial-password"));
        initialPassword.write(passwords.of(ADMINISTRATOR));
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(
                folders.data().resolve("postgres.log").toFile());
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            folders.data().resolve("postgres-programs").toFile())
                    .setDataDirectory(databaseFolder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .setPGStartupWait(START_WAIT)
                    .setPort(port != 0 ? port : freePort(passwords.port()))
                    .setConnectConfig("password", passwords.of(ADMINISTRATOR))
                    // Given to initdb after its own "trust", so that not even the first start trusts anybody.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", initialPassword.path().toString())
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setDataDirectoryCustomizer(EmbeddedServer::requirePasswords);
            SETTINGS.forEach(builder::setServerConfig);
            return new EmbeddedServer(builder.start(), databaseFolder);
        } finally {
            Files.deleteIfExists(initialPassword.path());
        }
    }

    /** Written anew at every start, so that a loosened file does not last. */
    private static void requirePasswords(File databaseFolder) {
        try {
            Files.writeString(databaseFolder.toPath().resolve("pg_hba.conf"), """
                    # Written by Kinbridge at every start.
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static int freePort(int preferred) throws IOException {
        try (ServerSocket socket = new ServerSocket(preferred, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (BindException taken) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            }
        }
    }

    int port() {
        return server.getPort();
    }

    boolean isRunning() {
        return LeftoverServer.isRunning(databaseFolder);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException problem) {
            throw new UncheckedIOException("the embedded database did not stop", problem);
        }
    }
}
