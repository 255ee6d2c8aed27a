package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageFileTest {

    private static final Path FILE = Path.of(System.getProperty("kinbridge.home"), "config/linkage.yaml");

    @Test
    void the_weights_of_the_shipped_file_add_up_to_one() {
        LinkageSettings settings = LinkageSettings.load(FILE);

        assertThat(settings.nameWeight() + settings.birthWeight() + settings.placeWeight())
                .isEqualTo(1.0);
        assertThat(settings.join()).isBetween(settings.review(), 1.0);
    }

    @Test
    void joining_below_the_review_threshold_is_refused(@TempDir Path folder) throws IOException {
        Path altered = folder.resolve("linkage.yaml");
        Files.writeString(altered, Files.readString(FILE).replaceFirst("(?m)^join: .*", "join: 0.10"));

        assertThatThrownBy(() -> LinkageSettings.load(altered))
                .hasStackTraceContaining("'review' must not be above 'join'");
    }
}
