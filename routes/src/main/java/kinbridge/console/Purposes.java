package kinbridge.console;

import java.util.List;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.needtoknow.Requester;

/** Why somebody may open a family at all. Known from the role alone, so it tells nothing of any family. */
public interface Purposes {

    /** The purposes that this role may claim, the most usual first; empty if none. */
    List<PurposeChoice> of(Requester requester);

    /** Whether this role prepares the papers of the team's meetings. */
    default boolean makesPacks(Requester requester) {
        return false;
    }
}
