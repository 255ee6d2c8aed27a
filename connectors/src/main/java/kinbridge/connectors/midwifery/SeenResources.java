package kinbridge.connectors.midwifery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which states of which resources were handed over a moment ago. Each search reaches a little behind its
 * mark, because a server may publish what it stamped earlier; without this memory the last resource
 * would be handed over for ever.
 */
final class SeenResources {

    static final Duration OVERLAP = Duration.ofSeconds(10);

    private final Map<String, Instant> seen = new HashMap<>();

    boolean contains(JsonNode resource) {
        return seen.containsKey(state(resource));
    }

    void add(JsonNode resource) {
        Instant updated = lastUpdated(resource);
        seen.put(state(resource), updated == null ? Instant.MAX : updated);
    }

    /** Forgets what no search will bring again. */
    void forgetBefore(Instant mark) {
        seen.values().removeIf(updated -> updated.isBefore(mark.minus(OVERLAP)));
    }

    private static String state(JsonNode resource) {
        JsonNode meta = resource.path("meta");
        String version =
                meta.path("versionId").asText() + "/" + meta.path("lastUpdated").asText();
        // A server that states neither: the content itself tells whether it changed.
        return resource.path("id").asText() + "/" + ("/".equals(version) ? resource.hashCode() : version);
    }

    static @Nullable Instant lastUpdated(JsonNode resource) {
        try {
            return OffsetDateTime.parse(
                            resource.path("meta").path("lastUpdated").asText())
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
