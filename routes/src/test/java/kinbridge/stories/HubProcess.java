package kinbridge.stories;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.EmbeddedDatabase;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hub as its operator runs it, demonstration on: a process of its own, which can be killed. What it
 * prints goes to {@code hub.log} beside its data folder.
 */
final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final long STOP_SECONDS = 60;
    private static final int LAST_LINES = 40;

    /** The pages start before the management port. */
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final Path home = Path.of(System.getProperty("kinbridge.home", ""));
    private final Path data;
    private final long printedBefore;
    private final Process process;
    private boolean isKilled;

    private HubProcess(Path data) throws IOException {
        this.data = data;
        Path log = log(data);
        this.printedBefore = Files.exists(log) ? Files.size(log) : 0;
        ProcessBuilder start = new ProcessBuilder(command());
        start.environment().put("CLASSPATH", classPath());
        start.redirectErrorStream(true);
        start.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        this.process = start.start();
    }

    /** Starts it on that data folder and returns at once. */
    static HubProcess start(Path data) throws IOException {
        return new HubProcess(data);
    }

    static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private List<String> command() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dkinbridge.home=" + home,
                "-Dkinbridge.data=" + data,
                "kinbridge.Kinbridge",
                "--kinbridge.demo=true",
                "--server.port=0",
                "--management.server.port=0",
                "--kinbridge.broker.port=0",
                // Often, so that a kill falls between two of them.
                "--kinbridge.log.checkpoint-interval=2s",
                "--kinbridge.intake.settled-period-milliseconds=1000"));
    }

    /** The hub's own class path: what only tests bring is no part of what is killed. */
    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(tests.split(java.io.File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Where its pages answer. */
    int port() {
        return Integer.parseInt(openPort().orElseThrow());
    }

    private Optional<String> openPort() {
        try {
            return PORT.matcher(printed())
                    .results()
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Path data() {
        return data;
    }

    /** What this start has printed until now. */
    String printed() throws IOException {
        try (InputStream log = Files.newInputStream(log(data))) {
            log.skipNBytes(printedBefore);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended by itself within that time. */
    boolean endsWithin(long milliseconds) throws InterruptedException {
        return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Waits until its pages answer. */
    void awaitPages() {
        await("the pages of the hub; it prints to " + log(data))
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new AssertionError("the hub ended; the last that it printed:\n" + lastPrinted());
        }
    }

    private String lastPrinted() {
        try {
            List<String> lines = printed().lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    boolean answers() {
        Optional<String> port = openPort();
        if (port.isEmpty()) {
            return false;
        }
        HttpRequest signIn = HttpRequest.newBuilder(URI.create("http://localhost:" + port.get() + "/sign-in"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return BROWSER.send(signIn, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The database of the running hub, as the owner of its tables. */
    JdbcClient database() {
        HubDatabase reached = EmbeddedDatabase.reach(HubFolders.of(home.toString(), data.toString()));
        return JdbcClient.create(reached.login(DatabaseRole.OWNER).unpooled());
    }

    /** {@code kill -9}: nothing of the hub has a chance to finish; its database server is left behind. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        isKilled = true;
    }

    /** As when the power fails: the database server goes with it. */
    void killAll() throws InterruptedException {
        kill();
        killDatabase(data);
    }

    /** Stops it as Ctrl-C does; after a kill there is nothing to stop, and what was left behind stays. */
    @Override
    public void close() {
        if (isKilled) {
            return;
        }
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                killAll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the database server of that data folder, if one runs. */
    static void killDatabase(Path data) {
        Path pid = data.resolve("postgres/postmaster.pid");
        try {
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                        .filter(server -> server.info().command().orElse("").endsWith("postgres"))
                        .ifPresent(server -> {
                            server.destroyForcibly();
                            server.onExit().join();
                        });
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
