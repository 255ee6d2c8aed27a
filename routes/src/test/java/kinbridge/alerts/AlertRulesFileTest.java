package kinbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import kinbridge.needtoknow.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertRulesFileTest {

    private static final Path FILE = Path.of(System.getProperty("kinbridge.home"), "config/sharing/alert-rules.yaml");

    @Test
    void rule_a1_has_words_a_window_and_somebody_to_tell() {
        AlertRuleSettings.Rule rule = AlertRuleSettings.load(FILE).rule("A1");

        assertThat(Stream.of(rule.title(), rule.why(), rule.action(), rule.source()))
                .allSatisfy(words -> assertThat(words).isNotBlank());
        assertThat(rule.windowDays()).isPositive();
        assertThat(rule.immediateDays()).isBetween(1, rule.windowDays());
        assertThat(rule.told()).isNotEmpty();
    }

    @Test
    void everybody_told_is_a_profile_of_the_sharing_tables() {
        AlertRuleSettings.Rule rule = AlertRuleSettings.load(FILE).rule("A1");

        assertThat(Stream.concat(rule.told().stream(), rule.toldToContact().stream()))
                .isSubsetOf(Arrays.stream(Profile.values()).map(Profile::name).toList());
    }

    @Test
    void a_misspelt_setting_is_refused_with_the_file(@TempDir Path folder) throws IOException {
        Path altered = folder.resolve("alert-rules.yaml");
        Files.writeString(altered, Files.readString(FILE).replace("window-days:", "windows-days:"));

        assertThatThrownBy(() -> AlertRuleSettings.load(altered)).hasMessageContaining("alert-rules.yaml");
    }
}
