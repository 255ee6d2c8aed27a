package kinbridge.family;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.HarmSource;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need of one person, drawn from all their identities, the most restrictive winning.
 *
 * @param born the earliest date of birth that an identity states, so that nobody is older by a slip
 * @param expected the date an unborn child is expected; with no date of birth anywhere it is unborn
 * @param parents person ids of mothers, fathers, parents and guardians
 * @param household person ids of those at the same tenancy, or said to be in the household
 * @param responsible person ids of those known to have a say for this child by law
 * @param posesRisk whether recorded as a risk otherwise than as an alleged perpetrator
 * @param ownHarm the level of this person as a child, from the feed or raised by hand
 * @param harmSource who says that level; null where nobody does
 * @param flags current flags on any of their identities, with the practitioner they are limited to
 */
record PersonFacts(
        UUID person,
        @Nullable LocalDate born,
        @Nullable LocalDate expected,
        @Nullable LocalDate died,
        Set<UUID> parents,
        Set<UUID> household,
        Set<UUID> responsible,
        HarmLevel ownHarm,
        @Nullable HarmSource harmSource,
        boolean allegedPerpetrator,
        boolean posesRisk,
        @Nullable String competence,
        Map<String, Set<String>> flags) {

    boolean isUnborn() {
        return born == null && expected != null;
    }

    boolean isChild(LocalDate today) {
        Integer age = age(today);
        return isUnborn() || (age != null && age < 18);
    }

    @Nullable
    Integer age(LocalDate today) {
        if (born == null) {
            return isUnborn() ? Integer.valueOf(0) : null;
        }
        return Math.max(0, Period.between(born, today).getYears());
    }
}
