package kinbridge.mappings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agency takes back what it said under a reference: a FHIR resource entered in error, {@code purge}
 * in the DfE payload, a person removed from a tenure. The working copy stops being current.
 */
public record Removal(
        String feed,
        Agency agency,
        String sourceRef,
        @Nullable Instant sourceTime,
        String reason) implements Statement {

    @Override
    public Map<String, FieldValue> fields() {
        return Map.of();
    }
}
