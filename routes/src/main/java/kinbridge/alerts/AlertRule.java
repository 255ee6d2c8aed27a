package kinbridge.alerts;

import java.util.List;
import java.util.Optional;

/** One numbered rule of the specification's section 4. */
interface AlertRule {

    /** {@code A1}. */
    String id();

    /** In plain words, for the notice: why it was raised. */
    String why();

    /** What to do, for those who may know why. */
    String action();

    Optional<Finding> evaluate(Circle circle);

    /** The profiles that are told, and those that are only told whom to contact. */
    Recipients recipients();

    /** @param facts the triggers, in order of day */
    record Finding(Inbox.Urgency urgency, List<Fact> facts) {
        public Finding {
            facts = List.copyOf(facts);
        }
    }

    record Recipients(List<String> told, List<String> toldToContact) {
        public Recipients {
            told = List.copyOf(told);
            toldToContact = List.copyOf(toldToContact);
        }
    }
}
