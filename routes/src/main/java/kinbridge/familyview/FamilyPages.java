package kinbridge.familyview;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** Opens families. Every page is decided and logged anew; nothing is kept between two looks. */
public interface FamilyPages {

    /** The families that this person works with today, in order of name. */
    List<FamilyRow> familiesOf(Requester requester);

    /**
     * One look. When it cannot be logged it throws LogUnavailable, and nothing is shown.
     *
     * @param purpose a purpose that the requester's role may claim
     * @return empty whether the family does not exist or is not for this person: the try is logged
     */
    default Optional<FamilyPage> open(Requester requester, UUID family, String purpose) {
        return open(requester, family, purpose, null);
    }

    /**
     * As above, about one of the children in focus: harm is that child's.
     *
     * @param child an identity of that child, or null for the child at most harm
     */
    Optional<FamilyPage> open(Requester requester, UUID family, String purpose, @Nullable UUID child);

    /** A line in the list of one's families: released names only. */
    record FamilyRow(UUID id, String reference, String name, String children, String lead) {}
}
