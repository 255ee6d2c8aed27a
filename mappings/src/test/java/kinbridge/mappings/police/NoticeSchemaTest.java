package kinbridge.mappings.police;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schema and the mapping say the same of every given notice: what one finds wrong, the other does. */
class NoticeSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/police/police-ppn");
    private static final PpnMapping MAPPING = new PpnMapping();

    private final JsonNode document = document();
    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    document,
                    SchemaValidatorsConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build());

    @TestFactory
    Stream<DynamicTest> schema_and_mapping_agree_on_every_given_notice() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : given()) {
            Payload payload =
                    new Payload("police-ppn", file.getFileName().toString(), null, () -> Files.newInputStream(file));
            MAPPING.split(
                    payload,
                    item -> tests.add(dynamicTest(
                            file.getParent().getParent().getFileName() + ", " + item.location(),
                            () -> assertThat(isClean(item)).isEqualTo(isValid(item)))));
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    @Test
    void the_example_is_valid_and_has_PPN_DASH_and_MARAC() {
        JsonNode example = document.path("examples").path(0);
        assertThat(schema.validate(example)).isEmpty();
        assertThat(example.path("dash").path("marac").isObject()).isTrue();
    }

    @Test
    void the_documented_example_is_that_of_the_schema() throws IOException {
        String page = Files.readString(Path.of("../docs/police-ppn.md"));
        String block = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
        assertThat(JSON.readTree(block)).isEqualTo(document.path("examples").path(0));
    }

    @Test
    void the_schema_says_that_it_is_no_standard() {
        assertThat(document.path("description").asText()).contains("not a national or police standard");
    }

    /** An item that is no JSON object cannot be valid. */
    private boolean isValid(Item item) {
        try {
            return item.fault() == null
                    && schema.validate(JSON.readTree(item.content())).isEmpty();
        } catch (IOException notJson) {
            return false;
        }
    }

    private static boolean isClean(Item item) {
        return MAPPING.map(item) instanceof ItemOutcome.Understood understood
                && understood.parts().isEmpty()
                && understood.warnings().isEmpty();
    }

    private static List<Path> given() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(file -> file.getParent().endsWith("given"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode document() {
        try (InputStream in = PpnMapping.class.getResourceAsStream("ppn.schema.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
