package kinbridge.connectors.housing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tenures that the simulated housing system holds, in the order of their last change. */
final class SimulatedTenures {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE_SIZE_LIMIT = 100;

    private final Map<String, Tenure> tenures = new LinkedHashMap<>();

    /** What changes after an answer is stamped no earlier than the answer says it was given. */
    private Instant answeredAsOf = Instant.EPOCH;

    private record Tenure(JsonNode content, Instant updated) {}

    synchronized void put(JsonNode tenure) {
        String id = tenure.path("id").asText();
        tenures.remove(id);
        Instant now = now();
        tenures.put(id, new Tenure(tenure, now.isBefore(answeredAsOf) ? answeredAsOf : now));
    }

    /**
     * @param query {@code updatedSince} (inclusive), {@code page} from 1, {@code pageSize}
     * @throws RuntimeException when one of them cannot be read
     */
    synchronized JsonNode page(Map<String, String> query) {
        Instant since = Instant.parse(query.getOrDefault("updatedSince", Instant.EPOCH.toString()));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int pageSize = Math.min(Integer.parseInt(query.getOrDefault("pageSize", "20")), PAGE_SIZE_LIMIT);
        List<Tenure> found = tenures.values().stream()
                .filter(tenure -> !tenure.updated().isBefore(since))
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        var results = answer.putArray("results");
        found.stream()
                .skip((long) (page - 1) * pageSize)
                .limit(pageSize)
                .map(Tenure::content)
                .forEach(results::add);
        answer.put("page", page);
        answer.put("pageCount", (found.size() + pageSize - 1) / pageSize);
        answeredAsOf = now().plusMillis(1);
        answer.put("asOf", answeredAsOf.toString());
        return answer;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
