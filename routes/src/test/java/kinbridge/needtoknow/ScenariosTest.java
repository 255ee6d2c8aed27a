package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The council's own expectations, each a question with its answer: see the files. */
class ScenariosTest {

    private static final List<String> FILES = List.of("scenarios.yaml", "more-scenarios.yaml");

    @TestFactory
    Stream<DynamicTest> every_scenario_is_decided_as_the_council_expects() throws Exception {
        return entries().stream()
                .map(entry -> dynamicTest(title(entry), () -> {
                    assertThat(entry.problems()).isEmpty();
                    Scenario scenario = entry.scenario();
                    assertThat(scenario.differences(Tables.ENGINE.decide(scenario.request())))
                            .isEmpty();
                }));
    }

    @Test
    void none_of_the_scenarios_is_lost() throws Exception {
        assertThat(entries()).hasSizeGreaterThanOrEqualTo(201);
    }

    private static String title(ScenarioFile.Entry entry) {
        Scenario scenario = entry.scenario();
        return entry.id() + (scenario == null ? "" : " " + scenario.narrative());
    }

    private static List<ScenarioFile.Entry> entries() throws Exception {
        List<ScenarioFile.Entry> entries = new ArrayList<>();
        for (String file : FILES) {
            entries.addAll(entries(file));
        }
        return entries;
    }

    static String text(String file) throws Exception {
        try (InputStream text = ScenariosTest.class.getResourceAsStream("/scenarios/" + file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<ScenarioFile.Entry> entries(String file) throws Exception {
        Problems problems = new Problems();
        List<ScenarioFile.Entry> entries = ScenarioFile.read(file, text(file), Tables.SHIPPED, problems);
        assertThat(problems.found()).isEmpty();
        return entries;
    }
}
