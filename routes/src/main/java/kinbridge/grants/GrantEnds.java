package kinbridge.grants;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kinbridge.family.FocusChild;
import kinbridge.sharinglog.StateChanges;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Marks and logs the grants that are over. No decision waits for it: each asks the clock and today's
 * level itself. What it adds is that a level which comes back does not bring an old grant back.
 */
@Component
class GrantEnds {

    private final GrantStore store;
    private final FocusChild focusChild;
    private final StateChanges changes;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    GrantEnds(
            GrantStore store,
            FocusChild focusChild,
            StateChanges changes,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.focusChild = focusChild;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void mark() {
        for (StoredGrant grant : store.running()) {
            why(grant)
                    .ifPresent(why -> transactions.executeWithoutResult(status -> {
                        if (store.end(grant.id(), why)) {
                            changes.recordedByHub(grant.family(), "grant " + grant.id() + " is over: " + why);
                        }
                    }));
        }
    }

    private Optional<String> why(StoredGrant grant) {
        Instant now = clock.instant();
        if (grant.endsAt() == null || !grant.endsAt().isAfter(now)) {
            return Optional.of("its time limit has passed");
        }
        boolean isOver = grant.basis() != Basis.BROKEN_GLASS
                && grant.family() != null
                && focusChild.of(grant.family()).harm().compareTo(grant.harm()) < 0;
        return isOver ? Optional.of("the level that carried it has ended") : Optional.empty();
    }
}
