package kinbridge.needtoknow;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * What the hub knows today of the people that records are about. Read anew for each look: consent
 * withdrawn now counts in the next decision.
 */
public interface Circumstances {

    Situation of(Undecided item);

    /** The day, in London, whose law counts. */
    LocalDate day();

    /** The name that this identity's person has among a situation's subjects. */
    default String ref(UUID identity) {
        return identity.toString();
    }

    /**
     * @param harm the level that counts for this item: that of the child it concerns
     * @param flags of the specification's table 2.17, beside those of the look
     * @param consentVersions ids of the answers that were read, for the log
     * @param isSure whether it is sure that these are the people of the family, and not only likely
     */
    record Situation(
            List<DecisionSubject> subjects,
            HarmLevel harm,
            Set<String> flags,
            Set<String> consentVersions,
            boolean isSure) {}
}
