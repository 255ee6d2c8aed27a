package kinbridge.transparency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a list ask of the person whose it is.
 *
 * @param identities those of whom it is sure that they are this person
 * @param born the youngest that is said, or null where nobody says
 * @param isTakenForAChild whether an expected date of birth is said, or they are a child in focus of a family
 * @param isDoubtful whether somebody else may be the same person, or an identity of theirs somebody else's
 * @param mayHaveHarmed whether the person is, or may be, an alleged perpetrator
 * @param isNearProtectedAddress whether an address of theirs may be, or lead to, one that is kept secret
 * @param decidesAlone whether a child is found to understand and decide about sharing itself
 * @param isKeptFromParents whether what is held of a child is marked as not for a parent, as a whole
 * @param isUnsafeToTell whether it is marked that telling the person something would put somebody in danger
 * @param heldSince since when a hold on the whole person for an investigation is set, or null
 */
record ViewedPerson(
        UUID person,
        Set<UUID> identities,
        @Nullable LocalDate born,
        boolean isTakenForAChild,
        boolean isGone,
        boolean isDoubtful,
        boolean mayHaveHarmed,
        boolean isNearProtectedAddress,
        boolean decidesAlone,
        boolean isKeptFromParents,
        boolean isUnsafeToTell,
        @Nullable Instant heldSince) {

    private static final int OWN_SAY_YEARS = 16;
    private static final int GROWN_UP_YEARS = 18;

    ViewedPerson {
        identities = Set.copyOf(identities);
    }

    /** Younger than 16 by what anybody says; where nobody says a birth date, who is awaited or in focus as a child. */
    boolean isAChild(LocalDate today) {
        return born == null ? isTakenForAChild : born.isAfter(today.minusYears(OWN_SAY_YEARS));
    }

    /** Whether nothing says if they are a child: neither they nor a parent can be found to be whose list it is. */
    boolean isOfUnknownAge() {
        return born == null && !isTakenForAChild;
    }

    boolean isGrownUp(LocalDate today) {
        return born != null && !born.isAfter(today.minusYears(GROWN_UP_YEARS));
    }
}
