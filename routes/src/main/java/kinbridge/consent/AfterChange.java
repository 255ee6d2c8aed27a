package kinbridge.consent;

import java.util.UUID;

/** What follows from a change to a person's state: alerts and pushes are considered again. */
public interface AfterChange {

    /** Within the transaction that changes it. */
    void changed(UUID person);
}
