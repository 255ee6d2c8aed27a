package kinbridge.console;

import java.util.List;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.MeetingPacks;
import kinbridge.familyview.Words;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.springframework.stereotype.Component;

/** The purposes of a role, as the sharing tables have them. */
@Component
class RolePurposes implements Purposes {

    private final PolicyInForce policy;

    RolePurposes(PolicyInForce policy) {
        this.policy = policy;
    }

    @Override
    public List<PurposeChoice> of(Requester requester) {
        return Words.purposesOf(policy.tables(), requester.role());
    }

    @Override
    public boolean makesPacks(Requester requester) {
        return MeetingPacks.mayBeMadeBy(requester.role(), policy.tables());
    }
}
