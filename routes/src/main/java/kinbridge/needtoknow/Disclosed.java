package kinbridge.needtoknow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.mappings.Category;
import kinbridge.mappings.DetailLevel;
import kinbridge.mappings.FieldValue;
import kinbridge.mappings.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * What was let out of one thing: nothing here is above its level.
 *
 * @param level EXISTENCE, SUMMARY or FULL
 * @param rule the id of the deciding rule
 * @param obligations what the decision obliges to; some of them took fields out
 * @param occurred at EXISTENCE no more precise than the month
 * @param fields those at or below the level
 */
public record Disclosed(
        Undecided.Kind kind,
        UUID id,
        UUID version,
        Agency agency,
        String holder,
        Category category,
        String feed,
        String type,
        List<Undecided.About> subjects,
        @Nullable Occurred occurred,
        @Nullable Occurred until,
        Instant receivedAt,
        DetailLevel level,
        String rule,
        List<String> obligations,
        Map<String, FieldValue> fields) {

    public Disclosed {
        obligations = List.copyOf(obligations);
    }

    public @Nullable String text(String field) {
        FieldValue value = fields.get(field);
        return value == null ? null : value.text();
    }

    public boolean is(String field) {
        return "true".equals(text(field));
    }
}
