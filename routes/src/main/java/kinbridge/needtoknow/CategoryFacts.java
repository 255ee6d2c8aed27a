package kinbridge.needtoknow;

import java.util.Set;
import kinbridge.mappings.DetailLevel;

/**
 * What the rules ask of a category: one row of {@code categories.csv}.
 *
 * @param sensitivity 1 not confidential, 2 personal, 3 sensitive, 4 highly sensitive, 5 controlled
 * @param special data of article 9
 * @param criminal data of article 10
 * @param hidesExistence a refusal must look like "no record"
 * @param statutoryBar the source of a bar in law, or empty
 * @param safetyFact may be lifted to a summary in imminent danger (2.10b)
 */
record CategoryFacts(
        String title,
        int sensitivity,
        boolean special,
        boolean criminal,
        boolean hidesExistence,
        DetailLevel defaultLevel,
        Set<Profile> owners,
        String statutoryBar,
        boolean safetyFact,
        boolean perpetratorBlock,
        boolean linkedRequesterBlock,
        boolean neverInMeetingPack,
        boolean breakGlassExcluded,
        boolean neverImpliedHealth) {

    boolean barred() {
        return !statutoryBar.isEmpty();
    }

    /** What a refusal answers: that this is withheld, or that there is nothing. */
    DetailLevel refusal() {
        return hidesExistence || sensitivity >= 4 ? DetailLevel.WITHHOLD_HIDE : DetailLevel.WITHHOLD;
    }
}
