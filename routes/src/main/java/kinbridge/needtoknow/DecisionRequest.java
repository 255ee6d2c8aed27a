package kinbridge.needtoknow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kinbridge.mappings.Category;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision depends on, as a snapshot: stored with the decision, it can be replayed to the
 * same answer. Codes are kept as they were given, so that an unknown one can be refused (rule 2.1b) and
 * still be logged.
 *
 * @param role the role claimed: {@code social_worker}
 * @param agency the requester's agency code: {@code LA_CSC}
 * @param taf how the requester stands to the team around the family today
 * @param subjects whom the record is about; for subject access the first is the data subject
 * @param recordAgency the agency code of the record's holder
 * @param recordCategory the record's category code
 * @param purpose the one purpose named
 * @param harm the harm level of the child that counts for this record
 * @param flags the flags of the specification's table 2.17
 * @param channel how it would be shown
 */
public record DecisionRequest(
        String role,
        String agency,
        TafStatus taf,
        List<DecisionSubject> subjects,
        String recordAgency,
        String recordCategory,
        String purpose,
        HarmLevel harm,
        Set<String> flags,
        Channel channel) {

    public DecisionRequest {
        subjects = List.copyOf(subjects);
        // In order, so that equal requests are written down alike.
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(flags));
    }

    public enum TafStatus {
        MEMBER,
        /** A statutory role acting on its duty: counts as a member. */
        STATUTORY,
        NOT_MEMBER,
        LEFT
    }

    public enum HarmLevel {
        L1,
        L2,
        L3,
        CIN,
        S47,
        CP,
        IMMINENT;

        /** S47, CP and IMMINENT override consent (rule 2.10). */
        public boolean overridesConsent() {
            return compareTo(S47) >= 0;
        }
    }

    public enum Channel {
        INDIVIDUAL_VIEW,
        TAF_MEETING_PACK
    }

    public enum ConsentState {
        GIVEN,
        GIVEN_OUT_OF_SCOPE,
        NOT_SOUGHT,
        NOT_SOUGHT_UNSAFE,
        EXPIRED,
        REFUSED,
        WITHDRAWN
    }

    /**
     * One person that the record is about.
     *
     * @param ref a name for this subject within the request; the givers in {@code consent} and
     *     {@code perpetratorPr} use the same names
     * @param relation to the child in focus, for the trace only
     * @param age in years, or null where not known (then as for a child of unknown age: see the engine)
     * @param status living, unborn or deceased
     * @param competence {@code gillick}, {@code not_assessed}, {@code lacks_capacity}, or null
     * @param consent the recorded answer of each giver: {@code self}, {@code attorney}, {@code deputy},
     *     {@code best_interests}, {@code mother}, or a parent's ref
     * @param perpetratorPr refs of parents left out of the count by rule 8 of section 1.5
     * @param allegedPerpetrator marked so on this record
     * @param restrained by the order that this record is about
     */
    public record DecisionSubject(
            String ref,
            String relation,
            @Nullable Integer age,
            Status status,
            @Nullable String competence,
            Map<String, ConsentState> consent,
            Set<String> perpetratorPr,
            boolean allegedPerpetrator,
            boolean restrained) {

        public enum Status {
            LIVING,
            UNBORN,
            DECEASED
        }

        public DecisionSubject {
            consent = Map.copyOf(consent);
            perpetratorPr = Set.copyOf(perpetratorPr);
        }
    }

    /** The category, if it is one of the tables'. */
    public java.util.Optional<Category> category() {
        return Category.of(recordCategory);
    }
}
