package kinbridge.linkage.model;

import java.util.List;
import kinbridge.linkage.likeness.Comparison;

/**
 * A level of a comparison by its words, such as {@code given else}.
 *
 * @param comparison its place, -1 where the records have not the field
 */
record LevelWord(int comparison, int level) {

    static LevelWord of(String words, List<Measure> measures) {
        String[] parts = words.split(" ", 2);
        for (int i = 0; i < measures.size(); i++) {
            Comparison comparison = measures.get(i).comparison();
            if (comparison.name().equals(parts[0])) {
                return new LevelWord(i, comparison.levelOf(parts.length < 2 ? "" : parts[1]));
            }
        }
        return new LevelWord(-1, Comparison.MISSING);
    }

    boolean isMet(int[] levels) {
        return comparison >= 0 && levels[comparison] == level;
    }
}
