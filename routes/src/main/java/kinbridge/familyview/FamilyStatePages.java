package kinbridge.familyview;

import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** What people recorded around a family, for those who record it. Each opening is a look, and logged. */
public interface FamilyStatePages {

    /**
     * @param child an identity of the child in focus, or null
     * @return empty whether the family does not exist or is not for this person: the try is logged
     */
    Optional<FamilyStatePage> open(Requester requester, UUID family, String purpose, @Nullable UUID child);
}
