package kinbridge.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that a hard-killed hub left behind. It holds the data folder, so that the next start
 * would fail; it is stopped as {@code pg_ctl stop -m fast} does. Call only while holding the folder lock.
 */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final long STOP_WAIT_SECONDS = 30;

    private LeftoverServer() {}

    static void stop(Path databaseFolder) {
        Path pidFile = databaseFolder.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            Optional<ProcessHandle> server = process(pidFile);
            if (server.isPresent() && isPostgres(server.get())) {
                LOG.info("Stopping the database server that an earlier, hard-stopped hub left behind");
                interrupt(server.get());
            }
            // Whoever has that number now is not the server: PostgreSQL itself would not dare to say so.
            Files.deleteIfExists(pidFile);
        } catch (IOException problem) {
            throw new StorageUnusable("Cannot tell whether a database server is left in " + databaseFolder, problem);
        }
    }

    /** Whether the server of that folder runs; a server that starts or stops counts as running. */
    static boolean isRunning(Path databaseFolder) {
        Path pidFile = databaseFolder.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    && process(pidFile).filter(LeftoverServer::isPostgres).isPresent();
        } catch (IOException changing) {
            return Files.exists(pidFile);
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private static boolean isPostgres(ProcessHandle process) {
        // A process of another user hides its command: better to take it for the server.
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(true);
    }

    /** SIGINT is PostgreSQL's fast shutdown: sessions end, data is flushed. */
    private static void interrupt(ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
        try {
            server.onExit().get(STOP_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException problem) {
            throw new StorageUnusable(
                    "The database server that an earlier hub left behind (process " + server.pid()
                            + ") does not stop. Stop it by hand, then start again.",
                    problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnusable("Interrupted while a leftover database server stopped", interrupted);
        }
    }
}
