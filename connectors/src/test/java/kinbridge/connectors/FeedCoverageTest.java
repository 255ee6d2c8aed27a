package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCoverageTest {

    @TempDir
    private Path folder;

    @Test
    void what_the_file_states_is_the_coverage() throws IOException {
        assertThat(read("coverage-since: 2021-04-01\ncoverage-area: Northmoor\ncoverage-note: convictions\n"))
                .isInstanceOfSatisfying(
                        SettingsFile.Loaded.class,
                        loaded -> assertThat(((FeedSettings) loaded.settings()).coverage())
                                .isEqualTo(new FeedCoverage(LocalDate.of(2021, 4, 1), "Northmoor", "convictions")));
    }

    @Test
    void a_file_that_states_none_claims_no_coverage() throws IOException {
        assertThat(read(""))
                .isInstanceOfSatisfying(
                        SettingsFile.Loaded.class,
                        loaded -> assertThat(((FeedSettings) loaded.settings())
                                        .coverage()
                                        .isStated())
                                .isFalse());
    }

    @Test
    void a_day_that_is_none_is_refused_with_its_line() throws IOException {
        assertThat(read("coverage-since: last spring\n")).isInstanceOfSatisfying(SettingsFile.Wrong.class, wrong -> {
            assertThat(wrong.line()).isEqualTo(6);
            assertThat(wrong.reason()).contains("coverage-since", "YYYY-MM-DD");
        });
    }

    private SettingsFile<FeedSettings> read(String coverage) throws IOException {
        Files.writeString(folder.resolve("police-ppn.yaml"), """
                feed: police-ppn
                agency: police
                title: Notices
                system: Test
                silence-limit-minutes: 60
                """ + coverage + """
                sources:
                  - transport: sftp
                    name: notices
                    host: sftp.example
                """);
        return FeedFiles.read(folder, name -> null).get(0);
    }
}
