package kinbridge.intake;

import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.sharinglog.StateChanges;
import org.springframework.stereotype.Component;

/**
 * Of those who process for law enforcement, such as police and probation, what was collected, altered, combined with what
 * others say and erased stands in the sharing log, in numbers (Data Protection Act 2018, section 62): one entry a batch, in
 * the transaction that stores it. What people try again or discard in quarantine has entries of its own.
 */
@Component
class Collected {

    private final PolicyInForce policy;
    private final StateChanges changes;

    Collected(PolicyInForce policy, StateChanges changes) {
        this.policy = policy;
        this.changes = changes;
    }

    void note(Batch batch, Agency agency, FeedCounts.Tally tally) {
        if (policy.tables().isUnderPart3(agency.holder())) {
            changes.collected(batch.feed(), words(batch, tally));
        }
    }

    private static String words(Batch batch, FeedCounts.Tally tally) {
        List<String> words = new ArrayList<>();
        words.add(batch.items().size() + " collected");
        words.add(tally.stored + " of them new, altered or sent again after being dropped");
        words.add(tally.unchanged + " said before");
        words.add(tally.notCovered + " under no agreement and not kept");
        words.add(tally.quarantined + " not understood and held");
        words.add(tally.ended + " earlier versions ended or erased");
        words.add(tally.regained + " dropped versions held again, altered or not");
        words.add(tally.combined + " identities combined otherwise than before");
        return "feed " + batch.feed() + ", payload " + batch.payload() + " from item " + batch.firstItem() + ": "
                + String.join(", ", words);
    }
}
