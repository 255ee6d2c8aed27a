package kinbridge.family;

import java.util.ArrayList;
import java.util.List;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;

/** Collects what is wrong with a request, so that all of it is said at once. */
final class Problems {

    private static final int LONGEST_REASON = 2_000;

    private final List<FieldProblem> found = new ArrayList<>();

    Problems unless(boolean isSound, String field, String words) {
        if (!isSound) {
            found.add(new FieldProblem(field, words));
        }
        return this;
    }

    /** Every change by a person has a reason: who asks later must be able to read why. */
    Problems reason(String reason) {
        return unless(!reason.isBlank(), "reason", "Write the reason")
                .unless(reason.length() <= LONGEST_REASON, "reason", "The reason must be 2,000 characters or fewer");
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Recording.Refused refused() {
        return Recording.wrong(found);
    }
}
