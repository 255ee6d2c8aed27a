package kinbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.connectors.ColumnMapFiles;
import kinbridge.connectors.DeliveryFiles;
import kinbridge.connectors.FeedFiles;
import kinbridge.connectors.SettingsFile;
import kinbridge.consent.Agreements;
import kinbridge.needtoknow.SharingTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the repository ships under {@code config/} is read by the hub's own loaders without a complaint.
 * The rest of it is checked beside its loader: {@code alert-rules.yaml} in alerts,
 * {@code anomalies.yaml} in oversight, {@code retention.yaml} in retention, {@code linkage.yaml} and {@code names-alike.csv} in linkage.
 */
class ConfigurationLoadsWholeTest {

    private static final Path CONFIG = Path.of(System.getProperty("kinbridge.home"), "config");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T08:00:00Z"));

    @Test
    void the_sharing_tables_are_sound() {
        assertThatCode(() -> SharingTables.load(CONFIG.resolve("sharing"))).doesNotThrowAnyException();
    }

    @Test
    void every_agreement_is_understood() {
        assertThatCode(() -> Agreements.load(CONFIG.resolve("sharing/agreements"), CLOCK))
                .doesNotThrowAnyException();
    }

    @Test
    void an_agreement_that_is_not_understood_is_refused_with_its_file(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("housing.yaml"), "id: DSA-1\nholder: LA_HOUSING\n");

        assertThatThrownBy(() -> Agreements.load(folder, CLOCK)).hasMessageContaining("housing.yaml");
    }

    @Test
    void every_feed_file_is_sound() {
        assertThat(FeedFiles.read(CONFIG.resolve("feeds"), PlaceholderDefaults::of))
                .hasSameSizeAs(files("feeds"))
                .allSatisfy(file -> assertThat(file).isInstanceOf(SettingsFile.Loaded.class));
    }

    @Test
    void every_column_map_is_sound() {
        assertThat(ColumnMapFiles.read(CONFIG.resolve("columns")))
                .hasSameSizeAs(files("columns"))
                .allSatisfy(file -> assertThat(file).isInstanceOf(SettingsFile.Loaded.class));
    }

    @Test
    void every_delivery_file_is_sound() {
        assertThat(DeliveryFiles.read(CONFIG.resolve("deliveries"), PlaceholderDefaults::of))
                .hasSameSizeAs(files("deliveries"))
                .allSatisfy(file -> assertThat(file).isInstanceOf(SettingsFile.Loaded.class));
    }

    /** A file that no loader looks at is one that somebody edits for nothing. */
    @Test
    void there_is_no_file_that_nobody_reads() {
        assertThat(files("."))
                .containsExactlyInAnyOrder(
                        "application.yaml",
                        "linkage.yaml",
                        "names-alike.csv",
                        "feeds",
                        "columns",
                        "deliveries",
                        "sharing");
        assertThat(files("feeds")).allMatch(name -> name.endsWith(".yaml"));
        assertThat(files("deliveries")).allMatch(name -> name.endsWith(".yaml"));
        assertThat(files("sharing/agreements")).allMatch(name -> name.endsWith(".yaml"));
    }

    private static List<String> files(String folder) {
        try (Stream<Path> files = Files.list(CONFIG.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
