package kinbridge.needtoknow;

import java.util.ArrayList;
import java.util.List;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.LawfulBasis;
import org.jspecify.annotations.Nullable;

/**
 * One question with the answer that the council expects: what an information governance officer checks
 * a change of the tables against.
 */
record Scenario(String id, String narrative, DecisionRequest request, Expected expected) {

    /**
     * The expected answer.
     *
     * @param lawfulBasis null where nothing is released
     */
    record Expected(
            DetailLevel level, String decidedBy, @Nullable LawfulBasis lawfulBasis, List<String> obligations) {}

    /** How the decision differs from what was expected; empty if it does not. */
    List<String> differences(Decision decision) {
        List<String> differences = new ArrayList<>();
        note(differences, "detail level", expected.level(), decision.level());
        note(differences, "decided by", expected.decidedBy(), decision.decidedBy());
        note(differences, "lawful basis", expected.lawfulBasis(), decision.lawfulBasis());
        note(differences, "obligations", expected.obligations(), decision.obligations());
        return differences;
    }

    private static void note(List<String> differences, String what, @Nullable Object expected, @Nullable Object found) {
        if (!java.util.Objects.equals(expected, found)) {
            differences.add(what + ": expected " + expected + ", got " + found);
        }
    }
}
