package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementFilesTest {

    private static final Path CONFIG = Path.of(System.getProperty("kinbridge.home"), "config");

    @ParameterizedTest
    @ValueSource(strings = {"socialcare", "police", "midwifery", "housing", "probation"})
    void an_agreement_names_categories_that_exist_its_holder_and_a_time(String agency) throws IOException {
        JsonNode agreement = agreement(agency);

        assertThat(texts(agreement.path("categories")))
                .isNotEmpty()
                .allMatch(code -> Category.of(code).isPresent());
        assertThat(texts(agreement.path("holders"))).contains(Agency.of(agency).holder());
        assertThat(LocalDate.parse(agreement.path("from").asText()))
                .isBefore(LocalDate.parse(agreement.path("review").asText()));
        assertThat(LocalDate.parse(agreement.path("review").asText()))
                .isBefore(LocalDate.parse(agreement.path("until").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"socialcare", "police", "midwifery", "housing", "probation"})
    void every_configured_feed_is_covered_by_its_agencys_agreement(String agency) throws IOException {
        Set<String> covered = texts(agreement(agency).path("feeds"));
        try (Stream<Path> files = Files.list(CONFIG.resolve("feeds"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .filter(feed -> feed.startsWith(agency + "-")))
                    .isNotEmpty()
                    .allMatch(covered::contains);
        }
    }

    private static JsonNode agreement(String agency) throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readTree(
                        CONFIG.resolve("sharing/agreements/" + agency + ".yaml").toFile());
    }

    private static Set<String> texts(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> list.get(i).asText())
                .collect(Collectors.toSet());
    }
}
