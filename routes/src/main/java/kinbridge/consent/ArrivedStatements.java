package kinbridge.consent;

import java.util.Collection;
import java.util.UUID;

/** Told of what arrives, within the transaction that stores it. */
public interface ArrivedStatements {

    /**
     * @param versions versions of records and relationships that came or went
     * @param identities identities that came or changed
     */
    void arrived(Collection<UUID> versions, Collection<UUID> identities);

    /** Does what waited until it was clear who is who. */
    void settled();
}
