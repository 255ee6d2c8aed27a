package kinbridge.linkage.model;

import java.util.List;
import kinbridge.linkage.likeness.Comparison;

/** Pairs by the levels that they have. */
final class Sample {

    private final int[][] levels;
    private final double[] weights;

    /**
     * @param levels by pattern and comparison
     * @param weights by pattern, how many pairs
     */
    Sample(int[][] levels, double[] weights) {
        this.levels = levels.clone();
        this.weights = weights.clone();
    }

    /** How many patterns there are. */
    int size() {
        return weights.length;
    }

    int[] levels(int pattern) {
        return levels[pattern];
    }

    double weight(int pattern) {
        return weights[pattern];
    }

    /** By comparison and level, how often strangers have it; what is expected to be one person counts less. */
    double[][] levelsOfStrangers(List<Measure> measures, Expectation expectation) {
        double[][] counts = new double[measures.size()][];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new double[measures.get(i).levels()];
        }
        double[] odds = new double[Situation.COUNT];
        for (int pattern = 0; pattern < weights.length; pattern++) {
            double strangers = weights[pattern] * expectation.strangers(levels[pattern], odds);
            for (int i = 0; i < counts.length; i++) {
                if (levels[pattern][i] != Comparison.MISSING) {
                    counts[i][levels[pattern][i]] += strangers;
                }
            }
        }
        return counts;
    }
}
