package kinbridge.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpPickupRouteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant EXTRACT_TIME = Instant.parse("2026-11-24T02:15:00Z");
    private static final int BIG_FILE_MEGABYTES = 50;

    @TempDir
    Path folder;

    private final RecordingReceiver hub = new RecordingReceiver();
    private SftpServer server;
    private RunningFeeds feeds;

    @BeforeEach
    void start() throws IOException {
        server = SftpServer.start(folder, "kinbridge");
        feeds = new RunningFeeds();
    }

    @AfterEach
    void stop() throws Exception {
        feeds.close();
        server.close();
    }

    @Test
    void a_file_is_received_once_with_its_own_time_and_moved_aside() throws Exception {
        server.drop("ppn/PPN-1.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        run("police-ppn", Map.of("folder", "ppn"));

        await().atMost(PATIENCE).until(() -> !hub.heard.isEmpty() && !hub.received.isEmpty());
        assertThat(hub.received)
                .containsExactly(new RecordingReceiver.Received("police-ppn", "PPN-1.json", EXTRACT_TIME, "{}"));
        await().atMost(PATIENCE).until(() -> moved("ppn").size() == 1);
        assertThat(moved("ppn").get(0)).endsWith("-PPN-1.json");
        assertThat(waiting("ppn")).isEmpty();
    }

    @Test
    void an_empty_folder_is_heard() throws Exception {
        run("police-ppn", Map.of());

        await().atMost(PATIENCE).until(() -> hub.heard.contains("police-ppn-files"));
        assertThat(hub.failed).isEmpty();
    }

    @Test
    void the_same_name_on_another_night_leaves_the_earlier_file_in_place() throws Exception {
        server.drop("ssd_person.csv", "first".getBytes(UTF_8), EXTRACT_TIME);
        run("socialcare-ssd", Map.of());
        await().atMost(PATIENCE).until(() -> moved(".").size() == 1);

        server.drop("ssd_person.csv", "second".getBytes(UTF_8), EXTRACT_TIME.plus(Duration.ofDays(1)));

        await().atMost(PATIENCE).until(() -> moved(".").size() == 2);
        assertThat(hub.received.stream().map(RecordingReceiver.Received::content))
                .containsExactly("first", "second");
    }

    @Test
    void a_file_that_still_grows_waits_until_two_polls_saw_it_alike() throws Exception {
        Path growing = server.outbox().resolve("growing.csv");
        FileWholeness wholeness = new FileWholeness(false, InstantSource.system());

        Files.writeString(growing, "half");
        assertThat(polled(wholeness, growing)).isFalse();
        Files.writeString(growing, "half and half");
        assertThat(polled(wholeness, growing)).isFalse();
        assertThat(polled(wholeness, growing)).isTrue();
    }

    @Test
    void a_file_that_the_hub_could_not_keep_stays_and_is_fetched_again() throws Exception {
        hub.refusals.set(2);
        server.drop("PPN-2.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        run("police-ppn", Map.of());

        await().atMost(PATIENCE).until(() -> hub.failed.size() == 1);
        assertThat(waiting(".")).containsExactly("PPN-2.json");
        await().atMost(PATIENCE).until(() -> hub.names().equals(List.of("PPN-2.json")));
        await().atMost(PATIENCE).until(() -> moved(".").size() == 1);
        assertThat(hub.failed)
                .hasSize(2)
                .allMatch(reason -> reason.contains("PPN-2.json was not received whole; it stays there"));
    }

    @Test
    void error_handling_around_the_hubs_routes_never_lets_an_unkept_file_be_moved() throws Exception {
        feeds.context().addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().onException(Exception.class).handled(true);
            }
        });
        hub.refusals.set(1);
        server.drop("PPN-3.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        run("police-ppn", Map.of());

        await().atMost(PATIENCE).until(() -> hub.names().equals(List.of("PPN-3.json")));
    }

    @Test
    void a_wrong_password_is_told_and_the_other_feed_goes_on() throws Exception {
        server.drop("ppn/PPN-4.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        Map<String, String> refused = options(Map.of("password", "not-the-password"));
        feeds.start(Stream.of(route("police-summary", refused), route("police-ppn", options(Map.of("folder", "ppn"))))
                .toList());

        await().atMost(PATIENCE).until(() -> hub.names().equals(List.of("PPN-4.json")) && !hub.failed.isEmpty());
        assertThat(hub.failed)
                .allMatch(
                        line -> line.startsWith("police-summary-files: the server refused the user, password or key"));
        assertThat(hub.heard).doesNotContain("police-summary-files");
    }

    @Test
    void a_server_with_another_host_key_is_refused() throws Exception {
        server.drop("PPN-5.json", "{}".getBytes(UTF_8), EXTRACT_TIME);
        try (SftpServer other = SftpServer.start(folder.resolve("other"), "kinbridge")) {
            String otherKey = other.placeholders("T").get("T_SFTP_HOST_KEY").split(" ", 2)[1];

            run("police-ppn", Map.of("host-key", otherKey));

            await().atMost(PATIENCE).until(() -> !hub.failed.isEmpty());
        }
        assertThat(hub.failed.get(0)).contains("the server's host key is not the pinned one");
        assertThat(hub.received).isEmpty();
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void a_server_that_is_down_is_told_and_heard_again_when_it_is_back() throws Exception {
        Map<String, String> options = options(Map.of());
        server.close();

        feeds.start(List.of(route("police-ppn", options)));

        await().atMost(PATIENCE).until(() -> !hub.failed.isEmpty());
        assertThat(hub.failed.get(0)).contains("does not accept connections");
        assertThat(hub.heard).isEmpty();
        server = SftpServer.start(folder, "kinbridge", Integer.parseInt(options.get("port")));
        await().atMost(PATIENCE).until(() -> !hub.heard.isEmpty());
    }

    @Test
    void a_folder_that_is_not_there_is_told() throws Exception {
        run("police-ppn", Map.of("folder", "nowhere"));

        await().atMost(PATIENCE).until(() -> !hub.failed.isEmpty());
        assertThat(hub.failed.get(0)).contains("the folder is not there");
        assertThat(server.outbox().resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_big_file_is_streamed_and_not_held_in_memory() throws Exception {
        Path big = server.outbox().resolve("big.csv");
        byte[] megabyte = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(big)) {
            for (int i = 0; i < BIG_FILE_MEGABYTES; i++) {
                out.write(megabyte);
            }
        }
        long before = RecordingReceiver.heapBytes();

        run("socialcare-ssd", Map.of());

        await().atMost(PATIENCE).until(() -> hub.names().equals(List.of("big.csv")));
        assertThat(hub.bigBytes.get()).isEqualTo((long) BIG_FILE_MEGABYTES << 20);
        assertThat(hub.heapHalfwayBytes.get() - before).isLessThan(15L << 20);
    }

    @Test
    void where_nothing_may_be_moved_a_file_is_left_and_not_fetched_again_after_a_restart() throws Exception {
        server.drop("PPN-6.json", "{}".getBytes(UTF_8), EXTRACT_TIME);
        run("police-ppn", Map.of("after-receipt", "leave"));
        await().atMost(PATIENCE).until(() -> !hub.marks.isEmpty());
        feeds.close();
        feeds = new RunningFeeds();
        hub.heard.clear();

        run("police-ppn", Map.of("after-receipt", "leave"));

        await().atMost(PATIENCE).until(() -> hub.heard.size() > 2);
        assertThat(hub.names()).containsExactly("PPN-6.json");
        assertThat(waiting(".")).containsExactly("PPN-6.json");
    }

    @Test
    void where_nothing_may_be_moved_a_changed_file_is_fetched_again() throws Exception {
        server.drop("PPN-7.json", "{}".getBytes(UTF_8), EXTRACT_TIME);
        run("police-ppn", Map.of("after-receipt", "leave"));
        await().atMost(PATIENCE).until(() -> hub.received.size() == 1);

        server.drop("PPN-7.json", "[]".getBytes(UTF_8), EXTRACT_TIME.plusSeconds(60));

        await().atMost(PATIENCE).until(() -> hub.received.size() == 2);
    }

    @Test
    void a_file_that_cannot_be_moved_aside_is_received_and_the_reason_told() throws Exception {
        Files.writeString(server.outbox().resolve(".done"), "a file where the folder should be");
        server.drop("PPN-10.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        run("police-ppn", Map.of());

        await().atMost(PATIENCE).until(() -> !hub.failed.isEmpty());
        assertThat(hub.names()).contains("PPN-10.json");
        assertThat(hub.failed.get(0)).contains("could not be moved to .done");
        assertThat(waiting(".")).contains("PPN-10.json");
    }

    @Test
    void a_file_that_the_agency_moves_back_is_fetched_again() throws Exception {
        server.drop("PPN-11.json", "{}".getBytes(UTF_8), EXTRACT_TIME);
        run("police-ppn", Map.of());
        await().atMost(PATIENCE).until(() -> moved(".").size() == 1);

        server.drop("PPN-11.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        await().atMost(PATIENCE).until(() -> hub.received.size() == 2);
    }

    @Test
    void only_files_that_are_asked_for_are_fetched() throws Exception {
        server.drop("notes.txt", "x".getBytes(UTF_8), EXTRACT_TIME);
        server.drop("PPN-8.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        run("police-ppn", Map.of("include", ".*\\.json"));

        await().atMost(PATIENCE).until(() -> moved(".").size() == 1);
        assertThat(hub.names()).containsExactly("PPN-8.json");
        assertThat(waiting(".")).containsExactly("notes.txt");
    }

    @Test
    void a_route_does_not_poll_before_it_is_started() throws Exception {
        feeds.context().addRoutes(route("police-ppn", options(Map.of())));

        assertThat(feeds.context()
                        .getRouteController()
                        .getRouteStatus("police-ppn-files")
                        .isStopped())
                .isTrue();
    }

    @Test
    void a_misspelt_setting_is_refused_with_its_name() {
        assertThatThrownBy(() -> route("police-ppn", options(Map.of("pol-seconds", "1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown setting pol-seconds");
    }

    @Test
    void without_a_pinned_host_key_nothing_is_built() {
        assertThatThrownBy(() -> route("police-ppn", options(Map.of("host-key", ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the setting 'host-key'");
    }

    @Test
    void a_test_says_what_it_saw_and_changes_nothing() {
        server.drop("ppn/PPN-9.json", "{}".getBytes(UTF_8), EXTRACT_TIME);

        FeedTest look = look(Map.of("folder", "ppn"));

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.of(List.of(look)))
                .anyMatch(line -> line.contains("its host key is the pinned one"))
                .anyMatch(line -> line.contains("folder ppn: 1 files to fetch"));
        assertThat(look.sample().payloadName()).isEqualTo("PPN-9.json");
        assertThat(look.sample().sourceTime()).isEqualTo(EXTRACT_TIME);
        assertThat(Steps.sample(look)).isEqualTo("{}");
        assertThat(waiting("ppn")).containsExactly("PPN-9.json");
    }

    @Test
    void a_test_says_how_far_it_got_and_what_to_do() {
        FeedTest password = look(Map.of("password", "wrong"));
        assertThat(Steps.outcomes(password)).isEqualTo("ok, failed, not tried");
        assertThat(Steps.failure(password)).startsWith("the server refused the user, password or key");

        FeedTest folder = look(Map.of("folder", "nowhere"));
        assertThat(Steps.outcomes(folder)).isEqualTo("ok, ok, failed");
        assertThat(Steps.failure(folder)).startsWith("the folder is not there");

        FeedTest port = look(Map.of("port", "1"));
        assertThat(Steps.outcomes(port)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(port)).startsWith("the server does not accept connections");

        FeedTest name = look(Map.of("host", "nobody.invalid"));
        assertThat(Steps.outcomes(name)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(name)).startsWith("there is no server of this name");

        FeedTest key = look(Map.of("host-key", ANOTHER_KEY));
        assertThat(Steps.outcomes(key)).isEqualTo("failed, not tried, not tried");
        assertThat(Steps.failure(key)).startsWith("the server's host key is not the pinned one");
    }

    private static final String ANOTHER_KEY =
            "ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private FeedTest look(Map<String, String> changes) {
        FeedSettings settings = settings("police-ppn", options(changes));
        return Transports.look(settings, settings.sources().get(0));
    }

    private void run(String feed, Map<String, String> changes) throws Exception {
        feeds.start(List.of(route(feed, options(changes))));
    }

    private SftpPickupRoute route(String feed, Map<String, String> options) {
        FeedSettings settings = settings(feed, options);
        return new SftpPickupRoute(settings, settings.sources().get(0), hub, InstantSource.system());
    }

    private static FeedSettings settings(String feed, Map<String, String> options) {
        return new FeedSettings(
                feed,
                Agency.POLICE,
                "Notices",
                "Test",
                Duration.ofMinutes(5),
                List.of(new Source("sftp", "files", options)));
    }

    private Map<String, String> options(Map<String, String> changes) {
        Map<String, String> given = server.placeholders("T");
        Map<String, String> options = new HashMap<>(Map.of(
                "host", given.get("T_SFTP_HOST"),
                "port", given.get("T_SFTP_PORT"),
                "user", given.get("T_SFTP_USER"),
                "password", given.get("T_SFTP_PASSWORD"),
                "host-key", given.get("T_SFTP_HOST_KEY"),
                "poll-seconds", "1"));
        options.putAll(changes);
        return options;
    }

    private List<String> waiting(String inFolder) {
        return names(server.outbox().resolve(inFolder));
    }

    private List<String> moved(String inFolder) {
        return names(server.outbox().resolve(inFolder).resolve(".done"));
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("rawtypes") // as camel-ftp declares its endpoint
    private static boolean polled(FileWholeness wholeness, Path path) throws IOException {
        GenericFile<SftpRemoteFile> file = new GenericFile<>();
        file.setAbsoluteFilePath(path.toString());
        file.setFileLength(Files.size(path));
        file.setLastModified(Files.getLastModifiedTime(path).toMillis());
        wholeness.beginPoll();
        return wholeness.accept(file);
    }
}
