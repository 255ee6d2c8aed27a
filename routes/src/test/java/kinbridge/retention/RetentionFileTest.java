package kinbridge.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionFileTest {

    static final Path FILE = Path.of(System.getProperty("kinbridge.home"), "config/sharing/retention.yaml");

    @TempDir
    private Path folder;

    private RetentionSchedule altered(String from, String to) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).containsPattern(from);
        Path file = folder.resolve("retention.yaml");
        Files.writeString(file, text.replaceFirst(from, to));
        return RetentionFile.load(file);
    }

    @Test
    void the_file_that_is_shipped_says_what_the_specification_says() {
        RetentionSchedule schedule = RetentionFile.load(FILE);

        assertThat(schedule.years(KeptClass.ORDINARY)).isEqualTo(6);
        assertThat(schedule.toAge()).isEqualTo(25);
        assertThat(schedule.years(KeptClass.CHILD_PROTECTION)).isEqualTo(35);
        assertThat(schedule.years(KeptClass.INCIDENT)).isEqualTo(6);
        assertThat(schedule.years(KeptClass.LOOKED_AFTER)).isEqualTo(75);
        assertThat(schedule.yearsAfterEarlyDeath()).isEqualTo(15);
        assertThat(schedule.years(KeptClass.ADOPTION)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "'INCIDENT:', 'INCIDNT:', 'expected one of [ORDINARY'",
        "'INCIDENT:', 'ORDINARY:', 'is there twice'",
        "'years: 35', 'years: -35', 'expected whole years from 1'",
        "'years: 35', 'years: 0', 'expected whole years from 1'",
        "'years: 35', 'years: long', 'expected whole years from 1'",
        "'years: 35', 'yaers: 35', 'yaers'",
        "'  source: Blackpool', '  sauce: Blackpool', 'sauce'",
        "'  source: Blackpool[^\n]*', '', 'source'",
        "'  source: Blackpool[^\n]*', '  source:', 'expected words'",
        "'runs-from: LAST_CONTACT', 'runs-from: ENTRY', 'expected to be LAST_CONTACT'",
        "'  to-age: 25', '', 'to-age'",
        "'  years: 35', '  to-age: 35', 'to-age'",
        "'ORDINARY:', 'ORDINARY: [', 'is not YAML'"
    })
    void what_is_wrong_is_refused_with_file_line_and_what_was_expected(String from, String to, String expected) {
        assertThatThrownBy(() -> altered(from, to))
                .hasMessageMatching("(?s)retention\\.yaml, line [0-9]+: .*")
                .hasMessageContaining(expected);
    }

    @Test
    void a_class_that_is_left_out_is_refused(@TempDir Path other) throws IOException {
        String text = Files.readString(FILE);
        Path file = other.resolve("retention.yaml");
        Files.writeString(file, text.substring(0, text.indexOf("ADOPTION:")));

        assertThatThrownBy(() -> RetentionFile.load(file)).hasMessageContaining("'ADOPTION' is missing, expected");
    }

    @Test
    void the_line_is_the_one_that_is_wrong() throws IOException {
        long line = Files.readString(FILE)
                        .lines()
                        .takeWhile(one -> !one.contains("years: 35"))
                        .count()
                + 1;

        assertThatThrownBy(() -> altered("years: 35", "years: -35")).hasMessageContaining("line " + line + ":");
    }
}
