package kinbridge.sharinglog;

import java.util.List;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.Flag;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.WithoutAgreement;
import org.jspecify.annotations.Nullable;

/**
 * How agreements stood when something was decided, from the decision's snapshot, so that it can be
 * searched for. Whatever the tables say today, this is what counted then.
 *
 * @param dsa the agreement between the agencies: {@code IN_FORCE}, {@code EXPIRED}, {@code MISSING}; null
 *     where no snapshot was kept
 * @param consent of those whom the record is about, each state once
 */
record StoodAtTheTime(@Nullable String dsa, @Nullable List<String> consent) {

    private static final StoodAtTheTime NOT_KEPT = new StoodAtTheTime(null, null);

    static StoodAtTheTime of(@Nullable String snapshot) {
        return snapshot == null
                ? NOT_KEPT
                : RequestJson.read(snapshot).map(StoodAtTheTime::of).orElse(NOT_KEPT);
    }

    private static StoodAtTheTime of(DecisionRequest request) {
        return new StoodAtTheTime(
                dsa(request), WithoutAgreement.states(request).stream().sorted().toList());
    }

    private static String dsa(DecisionRequest request) {
        if (request.flags().contains(Flag.DSA_MISSING.code())) {
            return "MISSING";
        }
        return request.flags().contains(Flag.DSA_EXPIRED.code()) ? "EXPIRED" : "IN_FORCE";
    }
}
