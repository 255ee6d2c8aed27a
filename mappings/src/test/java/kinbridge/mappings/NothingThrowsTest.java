package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kinbridge.mappings.shape.Shape;
import kinbridge.mappings.shape.ShapeCheck;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A mapping never throws, whatever an agency sends: a sound payload with any value put in any place comes
 * out as statements or as a reason.
 */
class NothingThrowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "7",
            "-1.5",
            "1e400",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[\"\"]",
            "[{}]",
            "{\"a\":[1]}",
            "{\"reference\":\"#\"}",
            "\"Patient/\"",
            "\"#\"",
            "\"urn:uuid:\"",
            "{\"value\":\"\"}");

    @Property(tries = 2000)
    void a_damaged_file_gives_items_of_one_outcome_each_or_a_refusal(
            @ForAll("feeds") FeedMapping mapping, @ForAll long seed) throws IOException {
        byte[] damaged = Damage.file(mapping, new Random(seed));
        List<Item> items = new ArrayList<>();
        try {
            mapping.split(Payloads.of(damaged), items::add);
        } catch (UnreadablePayload refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        // What only watches must not stop what came: it looks at damage as well.
        ShapeCheck shape = new ShapeCheck(Shape.of(mapping));
        items.forEach(shape::look);
        assertThat(shape.differences()).doesNotContainNull();
        assertThat(items).allSatisfy(item -> {
            assertThat(item.location()).isNotBlank();
            assertThat(item.type()).isNotBlank();
            assertOneOutcome(mapping, item);
        });
    }

    private static void assertOneOutcome(FeedMapping mapping, Item item) {
        ItemOutcome outcome = mapping.map(item);
        if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
            assertThat(notUnderstood.problem().reason()).isNotBlank();
            assertThat(notUnderstood.problem().expected()).isNotNull();
        } else if (outcome instanceof ItemOutcome.Understood understood) {
            assertThat(understood.statements()).allSatisfy(statement -> {
                assertThat(statement.sourceRef()).isNotBlank();
                assertThat(StatementJson.contentHash(statement)).hasSize(64);
            });
            assertThat(mapping.whole(item, understood.statements())).isNotNull();
        }
    }

    @Property(tries = 3000)
    void a_payload_with_any_value_in_any_place_is_mapped_or_refused(
            @ForAll("feedsOfJson") FeedMapping mapping, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        JsonNode payload = sample(mapping, random);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(payload, random);
        }
        Outcomes outcomes = Outcomes.of(mapping, payload.toString());
        // The last resort is there for what no test has found; what a test finds is mended.
        assertThat(outcomes.problems())
                .noneMatch(problem -> problem.reason().startsWith("an element without its value"));
        assertThat(outcomes.statements()).allSatisfy(statement -> {
            assertThat(statement.sourceRef()).isNotBlank();
            assertThat(StatementJson.contentHash(statement)).hasSize(64);
        });
    }

    @Property(tries = 500)
    void any_text_is_mapped_or_refused(@ForAll("feeds") FeedMapping mapping, @ForAll("texts") String text) {
        assertThat(Outcomes.of(mapping, text)).isNotNull();
    }

    @Property(tries = 300)
    void any_object_as_an_item_is_mapped_or_refused(
            @ForAll("feeds") FeedMapping mapping, @ForAll("texts") String text) {
        for (String type :
                List.of("unknown", "Patient", "delete", "TenureInformation", "person", "eventType", "child")) {
            assertThat(mapping.map(new Item(mapping.feed(), "p", null, type, "object 1", text, null)))
                    .isNotNull();
        }
    }

    @Provide
    Arbitrary<FeedMapping> feeds() {
        return Arbitraries.of(FeedMapping.all().toList());
    }

    @Provide
    Arbitrary<FeedMapping> feedsOfJson() {
        return Arbitraries.of(FeedMapping.all()
                .filter(mapping -> !jsonGivenTo(mapping).isEmpty())
                .toList());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("{}[]\",:<>/ \n\t0ax\u00e9\u0000")
                        .ofMaxLength(40),
                Arbitraries.of(VALUES),
                Arbitraries.of(
                        "<Bundle>",
                        "<Patient xmlns=\"http://hl7.org/fhir\"/>",
                        "<!DOCTYPE x [<!ENTITY y \"z\">]><x>&y;</x>"));
    }

    private static JsonNode sample(FeedMapping mapping, Random random) throws IOException {
        List<Path> files = jsonGivenTo(mapping);
        Path file = files.get(random.nextInt(files.size()));
        if (file.toString().endsWith(".jsonl")) {
            List<String> lines = Files.readAllLines(file);
            return JSON.readTree(lines.get(random.nextInt(lines.size())));
        }
        return JSON.readTree(Files.readString(file));
    }

    private static List<Path> jsonGivenTo(FeedMapping mapping) {
        return Damage.givenTo(mapping).stream()
                .filter(file -> file.toString().matches(".*/given/[^/]*\\.jsonl?"))
                .filter(NothingThrowsTest::isWhole)
                .toList();
    }

    private static boolean isWhole(Path file) {
        try {
            for (String line : file.toString().endsWith(".jsonl") ? Files.readAllLines(file) : List.<String>of()) {
                JSON.readTree(line);
            }
            return file.toString().endsWith(".jsonl") || JSON.readTree(Files.readString(file)) != null;
        } catch (IOException brokenOff) {
            return false;
        }
    }

    private static void change(JsonNode root, Random random) throws IOException {
        List<JsonNode> containers = Stream.concat(Stream.of(root), descendants(root))
                .filter(node -> node.isContainerNode() && !node.isEmpty())
                .toList();
        if (containers.isEmpty()) {
            return;
        }
        JsonNode at = containers.get(random.nextInt(containers.size()));
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        int place = random.nextInt(at.size());
        if (at instanceof ArrayNode array) {
            array.set(place, value);
        } else if (at instanceof ObjectNode object) {
            List<String> names = object.properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            object.set(names.get(place), value);
        }
    }

    private static Stream<JsonNode> descendants(JsonNode node) {
        return java.util.stream.StreamSupport.stream(node.spliterator(), false)
                .flatMap(child -> Stream.concat(Stream.of(child), descendants(child)));
    }
}
