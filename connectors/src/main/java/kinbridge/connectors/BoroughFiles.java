package kinbridge.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kinbridge.connectors.Borough.Family;
import kinbridge.connectors.Borough.Practitioner;
import kinbridge.mappings.Agency;

/** Reads {@code families/} from the class path, so that the demo and the tests meet the same people. */
final class BoroughFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final MovingDates dates;

    BoroughFiles(MovingDates dates) {
        this.dates = dates;
    }

    Borough read() {
        List<Family> families = surnames().stream().map(this::family).toList();
        Map<String, JsonNode> shared = Map.of(Agency.SOCIALCARE.word(), json("socialcare-teams.json"));
        return new Borough(families, practitioners(), shared);
    }

    private List<String> surnames() {
        return required("index.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Family family(String surname) {
        Map<String, JsonNode> files = new LinkedHashMap<>();
        Stream.concat(Stream.of(Agency.values()).map(Agency::word), Stream.of(Borough.HUB, Borough.PEOPLE))
                .forEach(word -> text(surname + "/" + word + ".json")
                        .ifPresent(content -> files.put(word, parse(surname + "/" + word + ".json", content))));
        return new Family(surname, dates.resolve(required(surname + "/story.md")), files);
    }

    private List<Practitioner> practitioners() {
        try {
            return YAML.readValue(required("practitioners.yaml"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("families/practitioners.yaml", e);
        }
    }

    private JsonNode json(String name) {
        return parse(name, required(name));
    }

    private JsonNode parse(String name, String content) {
        try {
            return JSON.readTree(dates.resolve(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("families/" + name, e);
        }
    }

    private static String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("families/" + name + " is missing"));
    }

    private static Optional<String> text(String name) {
        try (InputStream stream = Borough.class.getResourceAsStream("/families/" + name)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("families/" + name, e);
        }
    }

    /**
     * One document out of several: lists joined under the same name, an entry that is there already (a
     * midwife of two families) left out, anything else as in the first document.
     */
    static ObjectNode merge(Stream<JsonNode> documents) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        documents.forEach(document -> document.properties().forEach(part -> {
            if (part.getValue() instanceof ArrayNode list) {
                ArrayNode joined = whole.withArrayProperty(part.getKey());
                list.forEach(entry -> addIfNew(joined, entry));
            } else if (!whole.has(part.getKey())) {
                whole.set(part.getKey(), part.getValue());
            }
        }));
        return whole;
    }

    private static void addIfNew(ArrayNode list, JsonNode entry) {
        for (JsonNode present : list) {
            if (present.equals(entry)) {
                return;
            }
        }
        list.add(entry.deepCopy());
    }
}
