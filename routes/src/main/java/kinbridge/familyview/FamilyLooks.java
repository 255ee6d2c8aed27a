package kinbridge.familyview;

import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** Opens families for programs that need facts rather than words: the same looks as {@link FamilyPages}. */
public interface FamilyLooks {

    /**
     * One look, decided and logged. When it cannot be logged it throws LogUnavailable.
     *
     * @return empty whether the family does not exist or is not for this person: the try is logged
     */
    Optional<FamilyFacts> open(Requester requester, UUID family, String purpose);
}
