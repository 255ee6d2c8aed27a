package kinbridge.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalySettingsTest {

    private static final Path FILE = AskedLog.CONFIG.resolve("sharing/anomalies.yaml");

    @TempDir
    Path folder;

    private AnomalySettings altered(String from, String to) throws IOException {
        String text = Files.readString(FILE);
        assertThat(text).contains(from);
        Path file = folder.resolve("anomalies.yaml");
        Files.writeString(file, text.replace(from, to));
        return AnomalySettings.load(file);
    }

    @Test
    void the_file_that_is_shipped_is_sound_and_notices_leavers_and_leaves_hours_off() {
        AnomalySettings settings = AnomalySettings.load(FILE);

        assertThat(settings.outsideTheTeam().inUse()).isTrue();
        assertThat(settings.outOfHours().inUse()).isFalse();
        assertThat(settings.manyFamilies().timesUsual()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "least-days: 5, least-dys: 5",
        "least-days: 5, least-days: 50",
        "baseline-days: 28, baseline-days: 0",
        "times-usual: 3, times-usual: 1",
        "hours-late: 24, hours-late: -1",
        "period: month, period: year",
        "surname-borne-by-at-most: 25, surname-borne-by-at-most: 0",
        "'from: \"07:00\"', 'from: \"21:00\"'",
        "'from: \"07:00\"', 'from: \"seven\"'",
        "at-least: 8, ''"
    })
    void a_number_that_is_wrong_or_left_out_is_refused_with_the_file(String from, String to) {
        assertThatThrownBy(() -> altered(from, to)).hasMessageContaining("anomalies.yaml");
    }
}
