package kinbridge.needtoknow;

import static kinbridge.mappings.DetailLevel.EXISTENCE;
import static kinbridge.mappings.DetailLevel.SUMMARY;
import static kinbridge.mappings.DetailLevel.lower;

import java.util.Objects;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;

/**
 * Sections 2.6, 2.7 and 2.10b: what the profile may know at most (M), and what the purpose reaches (P).
 *
 * @param safetyLift the matrix was raised to a summary, for imminent danger
 */
record Ceilings(DetailLevel matrix, DetailLevel purpose, boolean safetyLift) {

    static Ceilings of(Question question) {
        DetailLevel cell = question.tables()
                .matrixCeiling(Objects.requireNonNull(question.profile()), question.category(), question.purpose());
        boolean lift = liftsForSafety(question) && cell.compareTo(SUMMARY) < 0;
        return new Ceilings(lift ? SUMMARY : cell, purposeCeiling(question), lift);
    }

    /** Where the purpose does not reach and the glass was broken, no more than that there is something. */
    private static DetailLevel purposeCeiling(Question question) {
        DetailLevel ceiling = question.purposeFacts().ceiling(question.category());
        return ceiling == null ? EXISTENCE : ceiling;
    }

    /** Basis CA1989-S46: in danger of life or serious harm, a safety fact reaches those who act on it. */
    private static boolean liftsForSafety(Question question) {
        return question.harm() == HarmLevel.IMMINENT
                && question.isFor(Purpose.EMERGENCY, Purpose.CP_ENQUIRY)
                && question.categoryFacts().safetyFact()
                && question.mayClaim(Purpose.EMERGENCY);
    }

    DetailLevel allowed() {
        return lower(matrix, purpose);
    }

    /** The rule that decides where agreement asks for no less: a tie goes to the matrix. */
    String decidedBy(boolean overrideInEnquiryOrPlan) {
        if (safetyLift) {
            return "2.10b";
        }
        if (overrideInEnquiryOrPlan) {
            return "2.10";
        }
        return purpose.compareTo(matrix) < 0 ? "2.7" : "2.6";
    }
}
