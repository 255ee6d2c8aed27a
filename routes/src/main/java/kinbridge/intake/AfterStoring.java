package kinbridge.intake;

import java.util.Collection;
import java.util.UUID;

/** Told of what an agency said, within the transaction that stores it, when all of it is stored and linked. */
public interface AfterStoring {

    /**
     * @param versions of records and ties that came or went
     * @param identities whose words came or changed
     */
    void stored(Collection<UUID> versions, Collection<UUID> identities);
}
