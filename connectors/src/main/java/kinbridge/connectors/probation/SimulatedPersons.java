package kinbridge.connectors.probation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The persons of the simulated API, with its wrapper and its paging. */
final class SimulatedPersons {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE_SIZE = 10;
    private static final int PAGE_SIZE_LIMIT = 100;

    private final Map<String, Map<String, JsonNode>> resources = new LinkedHashMap<>();

    synchronized void put(String crn, String resource, JsonNode content) {
        resources.computeIfAbsent(crn, any -> new LinkedHashMap<>()).put(resource, content);
    }

    /** Everybody, a page at a time. */
    synchronized JsonNode list(Map<String, String> query) {
        ArrayNode persons = JSON.createArrayNode();
        resources.forEach((crn, of) -> {
            JsonNode known = of.get("");
            ObjectNode person = known instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
            persons.add(person.put("hmppsId", crn));
        });
        return page(persons, query);
    }

    /**
     * One resource of the person with that CRN or prison number, wrapped; null where there is none.
     */
    synchronized @Nullable JsonNode find(String personId, String resource, Map<String, String> query) {
        Map<String, JsonNode> person = resources.containsKey(personId) ? resources.get(personId) : byPrison(personId);
        JsonNode content = person == null ? null : person.get(resource);
        if (content == null || content.isNull()) {
            return null;
        }
        if (content instanceof ArrayNode list) {
            return page(list, query);
        }
        return content.has("data") ? content : JSON.createObjectNode().set("data", content);
    }

    private @Nullable Map<String, JsonNode> byPrison(String prisonNumber) {
        return resources.values().stream()
                .filter(person -> person.containsKey("")
                        && prisonNumber.equals(person.get("")
                                .path("otherIds")
                                .path("nomsNumber")
                                .asText()))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode page(ArrayNode all, Map<String, String> query) {
        int number = Integer.parseInt(query.getOrDefault("page", "1"));
        int size = Math.min(Integer.parseInt(query.getOrDefault("perPage", "" + PAGE_SIZE)), PAGE_SIZE_LIMIT);
        int pages = Math.max(1, (all.size() + size - 1) / size);
        List<JsonNode> found = StreamSupport.stream(all.spliterator(), false)
                .skip((long) (number - 1) * size)
                .limit(size)
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("data").addAll(found);
        answer.putObject("pagination")
                .put("isLastPage", number >= pages)
                .put("count", found.size())
                .put("page", number)
                .put("perPage", size)
                .put("totalCount", all.size())
                .put("totalPages", pages);
        return answer;
    }
}
