package kinbridge.needtoknow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * A question as the log keeps it beside its decision, so that it can be asked again. What cannot be read
 * whole is not asked at all: half a question would have another answer.
 */
public final class RequestJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private RequestJson() {}

    public static String write(DecisionRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            // The cause would quote the question.
            throw new IllegalStateException("a decision request cannot be written as JSON");
        }
    }

    /** Empty where a later release wrote it, or nobody did. */
    public static Optional<DecisionRequest> read(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, DecisionRequest.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
