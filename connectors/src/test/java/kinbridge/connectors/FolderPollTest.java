package kinbridge.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kinbridge.connectors.FeedSettings.Source;
import kinbridge.mappings.Agency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPollTest {

    private static final Instant EXTRACT_TIME = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    Path home;

    private final RecordingReceiver hub = new RecordingReceiver();
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(home.resolve("in"));
    }

    @Test
    void a_whole_file_is_received_and_then_moved_aside() throws IOException {
        drop("arrears.csv", "id\n1\n", EXTRACT_TIME);

        assertThat(poll(Map.of("whole-when", "renamed")).fetch()).isTrue();

        assertThat(hub.received)
                .containsExactly(
                        new RecordingReceiver.Received("housing-arrears", "arrears.csv", EXTRACT_TIME, "id\n1\n"));
        assertThat(names(folder)).isEmpty();
        assertThat(names(folder.resolve(".done"))).singleElement().asString().endsWith("-arrears.csv");
    }

    @Test
    void a_file_is_whole_when_two_polls_saw_it_alike() throws IOException {
        FolderPoll poll = poll(Map.of());
        drop("arrears.csv", "id\n", EXTRACT_TIME);
        poll.fetch();
        drop("arrears.csv", "id\n1\n", EXTRACT_TIME.plusSeconds(5));
        poll.fetch();
        assertThat(hub.received).isEmpty();

        poll.fetch();

        assertThat(hub.received).hasSize(1);
    }

    @Test
    void the_oldest_comes_first() throws IOException {
        drop("a.csv", "2", EXTRACT_TIME.plusSeconds(60));
        drop("b.csv", "1", EXTRACT_TIME);

        poll(Map.of("whole-when", "renamed")).fetch();

        assertThat(hub.names()).containsExactly("b.csv", "a.csv");
    }

    @Test
    void what_is_not_meant_stays() throws IOException {
        drop(".arrears.csv", "being written", EXTRACT_TIME);
        drop("notes.txt", "a note", EXTRACT_TIME);
        Files.createDirectory(folder.resolve("old.csv"));
        Files.createSymbolicLink(folder.resolve("link.csv"), Files.writeString(home.resolve("elsewhere"), "x"));

        assertThat(poll(Map.of("whole-when", "renamed")).fetch()).isFalse();

        assertThat(hub.received).isEmpty();
        assertThat(names(folder)).containsExactly(".arrears.csv", "link.csv", "notes.txt", "old.csv");
    }

    @Test
    void a_file_that_the_hub_cannot_keep_stays_and_comes_again() throws IOException {
        drop("arrears.csv", "id\n", EXTRACT_TIME);
        FolderPoll poll = poll(Map.of("whole-when", "renamed"));
        hub.refusals.set(1);

        assertThatThrownBy(poll::fetch).isInstanceOf(IOException.class);
        assertThat(names(folder)).containsExactly("arrears.csv");

        poll.fetch();
        assertThat(hub.received).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_moved_is_taken_once_and_told() throws IOException {
        drop("arrears.csv", "id\n", EXTRACT_TIME);
        Files.writeString(folder.resolve(".done"), "a file where the folder should be");
        FolderPoll poll = poll(Map.of("whole-when", "renamed"));

        poll.fetch();
        poll.fetch();

        assertThat(hub.received).hasSize(1);
        assertThat(hub.failed).hasSize(2).allMatch(line -> line.contains("could not be moved to .done"));
    }

    @Test
    void a_folder_that_is_not_there_is_told() throws IOException {
        Files.delete(folder);

        assertThatThrownBy(() -> poll(Map.of()).fetch())
                .isInstanceOf(AgencyFailed.class)
                .hasMessageStartingWith("the folder is not there");
    }

    @Test
    void a_path_outside_the_hubs_home_must_be_whole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll(Map.of("path", "../../elsewhere")))
                .withMessageContaining("must be a whole path, or lie under the hub's home");
        assertThat(FolderSource.of(source(Map.of("path", "data/in"))).path())
                .isEqualTo(Path.of(System.getProperty("kinbridge.home"), "data", "in"));
    }

    @Test
    void its_route_fetches_by_itself() throws Exception {
        drop("arrears.csv", "id\n", EXTRACT_TIME);
        try (RunningFeeds feeds = new RunningFeeds()) {
            FeedSettings settings = settings(source(Map.of()));
            feeds.start(List.of(Transports.route(settings, settings.sources().get(0), hub, InstantSource.system())));

            await().atMost(Duration.ofSeconds(20)).until(() -> hub.names().contains("arrears.csv"));
        }
    }

    @Test
    void a_test_reads_the_newest_and_moves_nothing() throws IOException {
        drop("a.csv", "newest", EXTRACT_TIME.plusSeconds(60));
        drop("b.csv", "older", EXTRACT_TIME);

        FeedTest look = look();

        assertThat(Steps.outcomes(look)).isEqualTo("ok, ok, ok");
        assertThat(Steps.sample(look)).isEqualTo("newest");
        assertThat(names(folder)).containsExactly("a.csv", "b.csv");
    }

    @Test
    void a_test_of_a_folder_that_is_not_there_says_so() throws IOException {
        Files.delete(folder);

        assertThat(Steps.outcomes(look())).isEqualTo("failed, not tried, not tried");
    }

    private FeedTest look() {
        FeedSettings settings = settings(source(Map.of()));
        return Transports.look(settings, settings.sources().get(0));
    }

    private FolderPoll poll(Map<String, String> changes) {
        return new FolderPoll(
                "housing-arrears", "exports", FolderSource.of(source(changes)), hub, InstantSource.system());
    }

    private Source source(Map<String, String> changes) {
        Map<String, String> options =
                new HashMap<>(Map.of("path", folder.toString(), "include", ".*\\.csv", "poll-seconds", "1"));
        options.putAll(changes);
        return new Source("folder", "exports", options);
    }

    private static FeedSettings settings(Source source) {
        return new FeedSettings(
                "housing-arrears", Agency.HOUSING, "Arrears", "Test", Duration.ofDays(1), List.of(source));
    }

    private void drop(String name, String content, Instant modified) throws IOException {
        Path file = Files.write(folder.resolve(name), content.getBytes(UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".done"))
                    .sorted()
                    .toList();
        } catch (IOException nothing) {
            return List.of();
        }
    }
}
