package kinbridge.needtoknow;

import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * Which categories a supervisor has signed for, for this family, purpose and practitioner, at the moment
 * of the look.
 */
@FunctionalInterface
public interface GrantState {

    /** Nobody has signed anything. */
    GrantState NOTHING_SIGNED = (group, harm) -> false;

    /**
     * @param group the first part of the category's code: {@code HE}
     * @param harm the level that counts for the record
     */
    boolean isSigned(String group, HarmLevel harm);
}
