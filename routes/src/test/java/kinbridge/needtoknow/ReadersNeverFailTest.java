package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever stands in a file, its reader answers with problems and never fails in another way. */
@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ReadersNeverFailTest {

    /** What files are made of, so that most mutations are nearly sound. */
    private static final List<String> PIECES = List.of(
            "\n",
            ",",
            ":",
            "\"",
            "'",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "&a ",
            "*a",
            "#",
            "\t",
            " ",
            "  ",
            "null",
            "!!",
            "|",
            "\u0000",
            "\uD800",
            "F",
            "X",
            "S/E",
            "yes",
            "9",
            "GIVEN",
            "2.6",
            "category",
            "\uFEFF",
            "<<: *a",
            "? ");

    private static Path folder;
    private static List<String> names;

    @BeforeContainer
    static void copyTables() throws IOException {
        folder = Files.createTempDirectory("mutated");
        try (Stream<Path> files = Files.list(Tables.FOLDER)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.endsWith(".csv") || name.equals("roles.yaml") || name.equals("lawful-bases.yaml"))
                    .sorted()
                    .toList();
        }
        for (String name : names) {
            Files.copy(Tables.FOLDER.resolve(name), folder.resolve(name));
        }
    }

    @AfterContainer
    static void deleteTables() throws IOException {
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }

    @Provide
    Arbitrary<String> mutatedScenarios() throws Exception {
        String sound = ScenariosTest.text("scenarios.yaml").substring(0, 6000);
        return Arbitraries.randomValue(random -> mutated(random, sound));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 3000)
    void scenarios_of_any_text_are_read_or_refused(@ForAll String text) {
        Problems problems = new Problems();
        assertThat(ScenarioFile.read("some.yaml", text, Tables.SHIPPED, problems))
                .isNotNull();
        ScenarioFile.readOne("some.yaml", text, new Problems());
        assertThat(problems.isEmpty()).isFalse();
    }

    @Property(tries = 1500)
    void scenarios_with_mistakes_are_read_or_refused(@ForAll("mutatedScenarios") String text) {
        Problems problems = new Problems();
        List<ScenarioFile.Entry> entries = ScenarioFile.read("some.yaml", text, Tables.SHIPPED, problems);
        boolean refused = !problems.isEmpty()
                || entries.stream().anyMatch(entry -> !entry.problems().isEmpty());
        Cases.met(refused, 50);
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.scenario() == null)
                        .isEqualTo(!entry.problems().isEmpty()));
        entries.stream()
                .filter(entry -> entry.scenario() != null)
                .forEach(entry -> Tables.ENGINE.decide(entry.scenario().request()));
    }

    @Property(tries = 3000)
    void a_table_of_any_text_is_refused(@ForAll String text) {
        Problems problems = new Problems();
        TableFile.read("some.csv", text, List.of("category", "reason"), problems);
        assertThat(problems.isEmpty()).isFalse();
    }

    @Property(tries = 400)
    void tables_with_mistakes_are_loaded_or_refused(@ForAll("seeds") long seed) throws IOException {
        Random random = new Random(seed);
        String name = names.get(random.nextInt(names.size()));
        Path file = folder.resolve(name);
        String sound = Files.readString(Tables.FOLDER.resolve(name));
        Files.write(file, mutated(random, sound).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        boolean refused = false;
        try {
            SharingTables.load(folder);
        } catch (SharingTablesRefused expected) {
            refused = true;
            assertThat(expected.problems()).isNotEmpty();
        } finally {
            Files.writeString(file, sound);
        }
        Cases.met(refused, 50);
    }

    /** One to four small changes: something taken out, put in, or put in place of something. */
    private static String mutated(Random random, String sound) {
        StringBuilder text = new StringBuilder(sound);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(random.nextInt(10) == 0 ? 200 : 6));
            String piece = random.nextInt(3) == 0 ? "" : PIECES.get(random.nextInt(PIECES.size()));
            text.replace(from, to, piece);
        }
        return text.toString();
    }
}
