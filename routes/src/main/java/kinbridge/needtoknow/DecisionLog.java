package kinbridge.needtoknow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
     * @param byRules what the rules alone answered, where the decision is held until somebody signs
     * @param grant under which it was released without agreement
     * @param digest SHA-256 of the fields let out, in hex; null where nothing was
     */
    record Decided(
            Undecided item,
            DecisionRequest request,
            Decision decision,
            List<String> releasedFields,
            Map<String, String> withheldFields,
            @Nullable Decision byRules,
            @Nullable UUID grant,
            @Nullable String digest) {

        public Decided {
            releasedFields = List.copyOf(releasedFields);
            withheldFields = Collections.unmodifiableMap(new LinkedHashMap<>(withheldFields));
        }

        public Decided(Undecided item, DecisionRequest request, Decision decision, List<String> releasedFields) {
            this(item, request, decision, releasedFields, Map.of(), null, null, null);
        }

        /** The same, with what became of its fields. */
        Decided with(FieldReceipt receipt) {
            return new Decided(
                    item,
                    request,
                    decision,
                    receipt.releasedNames(),
                    receipt.withheld(),
                    byRules,
                    grant,
                    receipt.digest());
        }

        /** The same, in place of what the rules alone answered. */
        Decided instead(@Nullable Decision answered) {
            return new Decided(item, request, decision, releasedFields, withheldFields, answered, grant, digest);
        }

        /** The same, under that grant. */
        Decided under(@Nullable UUID cited) {
            return new Decided(item, request, decision, releasedFields, withheldFields, byRules, cited, digest);
        }

        /** Whether something was let out without agreement. */
        public boolean isReleasedOverride() {
            return decision.releases() && decision.override();
        }
    }
}
