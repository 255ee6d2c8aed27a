package kinbridge.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import kinbridge.linkage.likeness.Comparison;
import kinbridge.linkage.likeness.Kind;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.NamesAlike;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.TraitReader;
import kinbridge.linkage.likeness.Traits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageFileTest {

    private static final Path FILE = Path.of(System.getProperty("kinbridge.home"), "config/linkage.yaml");

    @Test
    void the_names_alike_of_the_shipped_file_know_short_forms_and_spellings() throws IOException {
        try (Reader table = Files.newBufferedReader(FILE.resolveSibling("names-alike.csv"))) {
            TraitReader names = new TraitReader(Set.of(), NamesAlike.read(table));

            assertThat(level(names, "Elizabeth", "Bess")).isEqualTo("alike");
            assertThat(level(names, "Mohammed", "Md")).isEqualTo("alike");
            assertThat(level(names, "Anna", "Joanna")).isEqualTo("else");
        }
    }

    private static String level(TraitReader names, String one, String other) {
        Comparison given = new Comparison("given", 0, -1, -1, List.of("alike"));
        return given.describe(given.level(name(names, one), name(names, other), new Likeness()));
    }

    private static Traits name(TraitReader names, String name) {
        return new Traits(new @Nullable Trait[] {names.read(Kind.GIVEN_NAME, name)});
    }

    @Test
    void joining_below_the_review_threshold_is_refused(@TempDir Path folder) throws IOException {
        Path altered = altered(folder, "(?m)^  join: 0.99", "  join: 0.10");

        assertThatThrownBy(() -> LinkageSettings.load(altered))
                .hasStackTraceContaining("thresholds: expected 0 < review <= join < 1");
    }

    @Test
    void a_hub_without_its_section_is_told_so(@TempDir Path folder) throws IOException {
        Path altered = altered(folder, "(?s)\nhub:.*", "\n");

        assertThatThrownBy(() -> LinkageSettings.load(altered))
                .hasMessageContaining("linkage.yaml: expected a section 'hub'");
    }

    @Test
    void a_list_of_the_hub_that_is_missing_is_named(@TempDir Path folder) throws IOException {
        Path altered = altered(folder, "(?s)  registers:\\n.*", "\n");

        assertThatThrownBy(() -> LinkageSettings.load(altered))
                .hasMessageContaining("hub: expected the lists join-needs, rare, doubt, twins and registers");
    }

    @Test
    void a_level_that_is_not_compared_is_named(@TempDir Path folder) throws IOException {
        Path altered = altered(folder, "\\[born else, upn equal\\]", "[born other, upn equal]");

        assertThatThrownBy(() -> LinkageSettings.load(altered))
                .hasMessageContaining("hub: doubt: there is no level 'born other'");
    }

    private static Path altered(Path folder, String pattern, String by) throws IOException {
        Files.copy(FILE.resolveSibling("names-alike.csv"), folder.resolve("names-alike.csv"));
        return Files.writeString(
                folder.resolve("linkage.yaml"), Files.readString(FILE).replaceFirst(pattern, by));
    }
}
