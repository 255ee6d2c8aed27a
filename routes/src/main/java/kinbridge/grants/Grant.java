package kinbridge.grants;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * A grant that runs at this moment: what it covers, and until when.
 *
 * @param harm the level that carries it
 * @param ends when the grant is over, whatever the level
 * @param endsAt when it is over for records of each level
 */
record Grant(
        UUID id,
        Basis basis,
        Set<String> groups,
        HarmLevel harm,
        Instant ends,
        Map<HarmLevel, Instant> endsAt,
        boolean hasReason,
        boolean isSigned) {

    Grant {
        groups = Set.copyOf(groups);
        endsAt = Map.copyOf(endsAt);
    }

    /**
     * Whether a record of that group and level may be released under it, and its own time limit has not
     * passed. A grant signed first lives while the child in focus is no better off than when it was asked
     * for; one that the hub opened is of its level alone: when the enquiry becomes a plan, the basis has
     * changed.
     *
     * @param ofFocus the level of the child in focus
     */
    boolean covers(String group, HarmLevel ofRecord, HarmLevel ofFocus, Instant now) {
        return ends.isAfter(now)
                && switch (basis) {
                    case BROKEN_GLASS -> true;
                    case AT_ONCE -> ofFocus == harm && groups.contains(group) && isWithinItsLimit(ofRecord, now);
                    case SIGNED_FIRST ->
                        !ofRecord.overridesConsent()
                                && ofFocus.compareTo(harm) >= 0
                                && groups.contains(group)
                                && isWithinItsLimit(ofRecord, now);
                };
    }

    boolean isWithinItsLimit(HarmLevel ofRecord, Instant now) {
        return endsAt.getOrDefault(ofRecord, Instant.MIN).isAfter(now);
    }
}
