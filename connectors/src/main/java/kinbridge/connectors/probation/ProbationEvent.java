package kinbridge.connectors.probation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * As much of an event as tells what to fetch: an HMPPS domain event or an Integration API event, alone or
 * in the envelope of the queue.
 *
 * @param type its event type, or an empty text
 * @param personId the person's CRN if it gives one, else the prison number, or null
 * @param occurredAt when, or null where it does not say with an offset
 */
record ProbationEvent(
        String type, @Nullable String personId, @Nullable Instant occurredAt) {

    private static final JsonMapper JSON = new JsonMapper();

    static ProbationEvent read(String text) {
        JsonNode event = json(text);
        JsonNode inner = event.path("Message");
        if (inner.isTextual()) {
            event = json(inner.asText());
        }
        return new ProbationEvent(
                event.path("eventType").asText(""), personId(event).orElse(null), time(event.path("occurredAt")));
    }

    private static JsonNode json(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node == null ? JSON.missingNode() : node;
        } catch (JsonProcessingException notJson) {
            // The mapping will quarantine it with its reason; there is nothing to fetch.
            return JSON.missingNode();
        }
    }

    private static Optional<String> personId(JsonNode event) {
        List<String> ids = StreamSupport.stream(
                        event.path("personReference").path("identifiers").spliterator(), false)
                .filter(identifier ->
                        List.of("CRN", "NOMS").contains(identifier.path("type").asText()))
                .map(identifier -> identifier.path("value").asText())
                .filter(PersonsApi::isPersonId)
                .sorted(Comparator.comparing((String id) -> !PersonsApi.isCrn(id)))
                .toList();
        return ids.stream()
                .findFirst()
                .or(() -> Optional.of(event.path("hmppsId").asText()).filter(PersonsApi::isPersonId));
    }

    private static @Nullable Instant time(JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asText()).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
