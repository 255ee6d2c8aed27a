package kinbridge.linkage.model;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import kinbridge.linkage.blocking.Candidates;
import kinbridge.linkage.blocking.Sides;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.model.Parameters.Convergence;
import kinbridge.linkage.rules.LinkageRules.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * Estimates a model from the records alone. How often strangers agree is counted in pairs taken at random;
 * how often one person's records agree is found by expectation and maximisation over the pairs compared.
 * Both are done in rounds, since a random pair may be one person too.
 */
public final class Estimation {

    private static final int ROUNDS = 3;
    private static final int MOST_ITERATIONS = 200;
    private static final double SMALL_CHANGE = 1e-4;
    private static final int RANDOM_PAIRS = 1_000_000;
    private static final long COUNTED_CANDIDATES = 3_000_000;
    private static final int CANDIDATES_A_RECORD = 30;
    private static final long LEAST_CANDIDATES = 500_000;

    private final List<Measure> measures;
    private final Patterns patterns;
    private final List<Traits> records;
    private final Sides sides;
    private final Candidates candidates;
    private final List<@Nullable Frequencies> frequencies;
    private final long seed;

    /** @param frequencies by measure, null for one whose values are not counted */
    public Estimation(
            List<Measure> measures,
            List<Traits> records,
            Sides sides,
            Candidates candidates,
            List<@Nullable Frequencies> frequencies,
            long seed) {
        this.measures = measures;
        this.patterns = new Patterns(measures);
        this.records = records;
        this.sides = sides;
        this.candidates = candidates;
        this.frequencies = frequencies;
        this.seed = seed;
    }

    public Model estimate(Conflict conflict, double conflictWeight) {
        long wanted = Math.max(LEAST_CANDIDATES, (long) CANDIDATES_A_RECORD * records.size());
        long every = Math.max(1, wanted / COUNTED_CANDIDATES);
        List<PatternCounts> counted =
                candidates.scanNarrowest(wanted, () -> new PatternCounts(patterns, records, every));
        Sample met = sample(PatternCounts.together(counted), every);
        Sample random = sample(randomPairs(), 1);
        Expectation expectation = new Expectation(measures, met, sides.pairs(records.size()), records.size());
        double duplicates = 0;
        for (int round = 0; round < ROUNDS; round++) {
            expectation.strangers(random.levelsOfStrangers(measures, expectation), agreements(duplicates));
            expectation.run(MOST_ITERATIONS, SMALL_CHANGE);
            duplicates = expectation.matches() * (sides.areTwo() ? 1 : 2) / records.size();
        }
        agreements(duplicates);
        Convergence convergence = new Convergence(
                expectation.iterations(),
                expectation.change(),
                expectation.change() <= SMALL_CHANGE,
                expectation.matches());
        return new Model(
                measures,
                new Parameters(expectation.situations(), expectation.rows(), convergence),
                Frequencies.UNSEEN / (records.size() + Frequencies.GRANTED),
                conflict,
                conflictWeight);
    }

    /** By measure: how probable it is that two people agree; negative where it is not counted. */
    private double[] agreements(double duplicates) {
        double[] agreements = new double[measures.size()];
        for (int i = 0; i < agreements.length; i++) {
            Frequencies counted = frequencies.get(i);
            agreements[i] = counted == null ? -1 : counted.assign(duplicates);
        }
        return agreements;
    }

    private Sample sample(Map<Long, Long> counts, long every) {
        int[][] levels = new int[counts.size()][];
        double[] weights = new double[counts.size()];
        int next = 0;
        for (Map.Entry<Long, Long> count : counts.entrySet()) {
            levels[next] = patterns.unpacked(count.getKey());
            weights[next++] = (double) count.getValue() * every;
        }
        return new Sample(levels, weights);
    }

    private Map<Long, Long> randomPairs() {
        SplittableRandom random = new SplittableRandom(seed);
        Likeness likeness = new Likeness();
        int[] levels = new int[measures.size()];
        Map<Long, Long> counts = new TreeMap<>();
        int wanted = (int) Math.min(RANDOM_PAIRS, sides.pairs(records.size()));
        for (int i = 0; i < wanted; i++) {
            int one = random.nextInt(records.size());
            int other = random.nextInt(records.size());
            if (one != other && sides.mayMeet(one, other)) {
                patterns.levels(records.get(one), records.get(other), likeness, levels);
                counts.merge(patterns.packed(levels), 1L, Long::sum);
            }
        }
        return counts;
    }
}
