package kinbridge.needtoknow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where decisions are written before anything is shown. No log, no look. */
public interface DecisionLog {

    /**
     * Writes one look with all its decisions, and returns when they are committed. When they cannot be
     * written it throws, and nothing may be shown.
     *
     * @return the id of the entry
     */
    UUID write(Look look, String policyVersion, Set<String> consentVersions, List<Decided> decisions);

    /**
     * @param releasedFields names of the fields let out, without their values
     * @param withheldFields names of the other fields of something released, each with what held it back
     */
    record Decided(
            Undecided item,
            DecisionRequest request,
            Decision decision,
            List<String> releasedFields,
            Map<String, String> withheldFields) {

        public Decided {
            releasedFields = List.copyOf(releasedFields);
            withheldFields = Collections.unmodifiableMap(new LinkedHashMap<>(withheldFields));
        }

        public Decided(Undecided item, DecisionRequest request, Decision decision, List<String> releasedFields) {
            this(item, request, decision, releasedFields, Map.of());
        }
    }
}
