package kinbridge.familyview;

import kinbridge.family.Necessity;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Purpose;

/**
 * Who comes as far as a decision about a family at all: its team, statutory roles, and from outside those
 * who recorded why, for a purpose of rule 2.5b, or broke the glass. Everybody else gets the answer of a
 * family that does not exist. The engine decides, record by record, what those who come in may know.
 */
public final class FamilyGate {

    private FamilyGate() {}

    /**
     * @param isNecessary whether necessity is recorded, in force, and countersigned where it must be
     * @param isGlassBroken whether the glass is broken and its time not over
     * @param hasPatients whether the requester's own agency has somebody of the family in its care
     */
    public static boolean isOpen(
            TafStatus taf, String purpose, boolean isNecessary, boolean isGlassBroken, boolean hasPatients) {
        return switch (taf) {
            case MEMBER, STATUTORY -> true;
            // Rule 2.5a: for a leaver there is no breaking of the glass and no necessity.
            case LEFT -> false;
            case NOT_MEMBER ->
                isGlassBroken
                        || (isNecessary && Necessity.isForOutside(purpose) && (hasPatients || !isDirectCare(purpose)));
        };
    }

    static boolean isDirectCare(String purpose) {
        return Purpose.DIRECT_CARE.name().equals(purpose);
    }
}
