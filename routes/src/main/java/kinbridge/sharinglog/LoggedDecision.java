package kinbridge.sharinglog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one record, with enough to replay it; never what the record says.
 *
 * @param recordId the hub's own id of the record
 * @param version which state of it
 * @param category code, such as {@code HE.MH}
 * @param holder the agency code of whose record it is
 * @param subjects identity ids of whom it is about
 * @param rule the deciding rule: {@code 2.9}
 * @param override released without agreement
 * @param basis Article 6, Article 9 or 10, gateway, confidence; empty where nothing was released
 * @param releasedFields names only
 * @param withheldFields names of the other fields of something released, each with what held it back:
 *     {@code level}, or an obligation; empty in entries from before it was kept
 * @param snapshot the decision request as JSON, for replay under another policy
 * @param grant under which it was released without agreement; entries from before grants have none
 * @param digest SHA-256 of the fields that were released, in hex; null where nothing was, and in entries from
 *     before it was kept
 * @param held what the rules alone answered, where it was held until a supervisor signs
 */
public record LoggedDecision(
        UUID recordId,
        String version,
        String category,
        String holder,
        List<UUID> subjects,
        DetailLevel level,
        String rule,
        boolean override,
        List<String> basis,
        List<String> obligations,
        List<String> releasedFields,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
        Map<String, String> withheldFields,

        @Nullable String snapshot,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID grant,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Held held,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String digest) {

    /** What replay must come to: the answer of the rules, before it was held. */
    public record Held(DetailLevel level, String rule, boolean override) {}

    public LoggedDecision(
            UUID recordId,
            String version,
            String category,
            String holder,
            List<UUID> subjects,
            DetailLevel level,
            String rule,
            boolean override,
            List<String> basis,
            List<String> obligations,
            List<String> releasedFields,
            @Nullable String snapshot) {
        this(
                recordId,
                version,
                category,
                holder,
                subjects,
                level,
                rule,
                override,
                basis,
                obligations,
                releasedFields,
                null,
                snapshot,
                null,
                null,
                null);
    }

    public LoggedDecision {
        withheldFields =
                withheldFields == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(withheldFields));
        subjects = List.copyOf(subjects);
        basis = List.copyOf(basis);
        obligations = List.copyOf(obligations);
        releasedFields = List.copyOf(releasedFields);
    }

    /** Each field that was held back, with what held it back. */
    public Map<String, String> heldBack() {
        return withheldFields == null ? Map.of() : withheldFields;
    }

    /** Level 0: kept in the restricted part, since the answer to the requester was "no record". */
    public boolean isHidden() {
        return level == DetailLevel.WITHHOLD_HIDE;
    }
}
