package kinbridge.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kinbridge.storage.HubFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedVersionsTest {

    @TempDir
    Path home;

    private Path feeds;

    @BeforeEach
    void a_feed() throws IOException {
        feeds = Files.createDirectories(home.resolve("config/feeds"));
        Files.writeString(feeds.resolve("police-ppn.yaml"), "feed: police-ppn\n");
        Files.writeString(feeds.resolve("police-ppn-old.yaml"), "feed: police-ppn-old\n");
    }

    private FeedVersion version(String release) {
        return new FeedVersions(release, new HubFolders(home, home)).of("police-ppn");
    }

    @Test
    void it_is_the_same_while_release_and_settings_are() {
        assertThat(version("0.1.0")).isEqualTo(version("0.1.0"));
        assertThat(version("0.1.0").words()).matches("0\\.1\\.0, settings [0-9a-f]{8}");
    }

    @Test
    void another_release_is_another_version() {
        assertThat(version("0.2.0")).isNotEqualTo(version("0.1.0"));
    }

    @Test
    void other_settings_are_another_version() throws IOException {
        FeedVersion before = version("0.1.0");
        Files.writeString(feeds.resolve("police-ppn.yaml"), "feed: police-ppn\ntitle: Notices\n");

        assertThat(version("0.1.0")).isNotEqualTo(before);
    }

    @Test
    void a_file_beside_the_settings_counts() throws IOException {
        FeedVersion before = version("0.1.0");
        Files.writeString(feeds.resolve("police-ppn.columns.csv"), "ref,ppnRef\n");

        assertThat(version("0.1.0")).isNotEqualTo(before);
    }

    @Test
    void another_feeds_files_do_not() throws IOException {
        FeedVersion before = version("0.1.0");
        Files.writeString(feeds.resolve("police-ppn-old.yaml"), "feed: police-ppn-old\ntitle: Old\n");

        assertThat(version("0.1.0")).isEqualTo(before);
    }

    @Test
    void a_feed_without_a_file_says_so() {
        FeedVersions versions = new FeedVersions("", new HubFolders(home, home));

        assertThat(versions.of("housing-tenure").words()).isEqualTo("unknown, settings none");
    }
}
