package kinbridge.linkage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kinbridge.linkage.likeness.Code;
import kinbridge.linkage.likeness.Comparison;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Name;
import kinbridge.linkage.likeness.Trait;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.rules.About;
import kinbridge.linkage.rules.LinkageRules.ComparisonRule;
import kinbridge.linkage.rules.LinkageRules.Conflict;
import org.jspecify.annotations.Nullable;

/**
 * How probable it is that two records are one person. Of each comparison it knows how often each level
 * is met in each situation; the levels are taken as independent within a situation.
 *
 * <p>The weight of a pair is the binary logarithm of the odds that it is one person, before any evidence
 * and with all of it: 0 is even, 10 is a thousand to one.
 */
public final class Model {

    private static final double LOG_2 = Math.log(2);
    private static final double LEAST = 1e-12;

    /** What a pair weighs that was not looked at to the end. */
    public static final double LESS = Double.NEGATIVE_INFINITY;

    private final List<Measure> measures;
    private final Bounds bounds;
    private final Patterns patterns;
    private final Parameters parameters;
    private final boolean[] isByFrequency;
    private final boolean[] isPersonal;
    private final boolean[] isName;
    private final int[] partLevel;
    private final List<LevelWord> conflict;
    private final List<LevelWord> review;
    private final double conflictWeight;
    private final double rarest;

    /**
     * @param rarest the frequency of a value that nobody else has
     * @param conflict what holds a pair at {@code conflictWeight}
     */
    Model(List<Measure> measures, Parameters parameters, double rarest, Conflict conflict, double conflictWeight) {
        this.measures = List.copyOf(measures);
        this.patterns = new Patterns(measures);
        this.bounds = new Bounds(measures, parameters, rarest);
        this.parameters = parameters;
        this.conflictWeight = conflictWeight;
        this.rarest = rarest;
        isByFrequency = new boolean[measures.size()];
        isPersonal = new boolean[measures.size()];
        isName = new boolean[measures.size()];
        partLevel = new int[measures.size()];
        for (int i = 0; i < measures.size(); i++) {
            isByFrequency[i] = measures.get(i).isByFrequency();
            isName[i] = measures.get(i).isName();
            partLevel[i] = measures.get(i).comparison().words().indexOf("part");
            isPersonal[i] = measures.get(i).about() == About.PERSON;
        }
        this.conflict = words(conflict.levels());
        review = words(conflict.review());
    }

    private List<LevelWord> words(List<String> levels) {
        return levels.stream().map(level -> LevelWord.of(level, measures)).toList();
    }

    public Parameters parameters() {
        return parameters;
    }

    /**
     * What is needed to make the same model again.
     *
     * @param rules those of the rules' comparisons that it has
     * @param frequencies by measure, null for one whose values are not counted
     */
    public ModelFile file(
            List<ComparisonRule> rules, Conflict conflictRule, List<@Nullable Frequencies> frequencies, long records) {
        Map<String, FrequencyTable> tables = new TreeMap<>();
        for (int i = 0; i < measures.size(); i++) {
            Frequencies counted = frequencies.get(i);
            if (counted != null) {
                tables.put(
                        measures.get(i).comparison().name(),
                        counted.table(
                                measures.get(i).isOfManyPeople()
                                        ? Frequencies.LEAST_OF_NAMES
                                        : Frequencies.LEAST_OF_PLACES));
            }
        }
        return new ModelFile(
                records,
                rules,
                conflictRule,
                conflictWeight,
                rarest,
                parameters.situationsAsList(),
                parameters.rowsAsLists(),
                parameters.convergence(),
                tables);
    }

    /**
     * The weight of a pair in bits: the logarithm of the odds.
     *
     * @param leastOdds a pair that cannot reach them is not looked at to the end, and weighs {@link #LESS}; see {@link
     *     #odds}
     */
    public double weight(Traits one, Traits other, Likeness likeness, int[] levels, double leastOdds) {
        double[] odds = parameters.prior();
        boolean mayBeOfOneNumber = mayBeForReview(one, other);
        for (int i = 0; i < levels.length; i++) {
            patterns.level(i, one, other, likeness, levels);
            take(i, levels[i], one, other, odds);
            if (!mayBeOfOneNumber && bounds.isWorthAsking(i) && bounds.mostAfter(i, one, other, odds) < leastOdds) {
                return LESS;
            }
        }
        return held(weight(odds), levels);
    }

    /** A pair in conflict is never surer than doubtful; where it has one number, it is no less. */
    private double held(double weight, int[] levels) {
        if (!isConflict(levels)) {
            return weight;
        }
        boolean isForReview = review.stream().anyMatch(level -> level.isMet(levels));
        return isForReview ? conflictWeight : Math.min(weight, conflictWeight);
    }

    /** Whether both have what may bring a conflict to review. */
    private boolean mayBeForReview(Traits one, Traits other) {
        for (int i = 0; i < review.size(); i++) {
            int comparison = review.get(i).comparison();
            int field =
                    comparison < 0 ? -1 : measures.get(comparison).comparison().field();
            Trait ours = field < 0 ? null : one.get(field);
            Trait theirs = field < 0 ? null : other.get(field);
            if (ours != null && theirs != null && ours.isSame(theirs)) {
                return true;
            }
        }
        return false;
    }

    /** Whether names and dates of birth speak so much against a pair that nothing joins it; a person looks. */
    public boolean isConflict(Traits one, Traits other, Likeness likeness, int[] levels) {
        patterns.levels(one, other, likeness, levels);
        return isConflict(levels);
    }

    /** Writes the levels of a pair. */
    public void levels(Traits one, Traits other, Likeness likeness, int[] levels) {
        patterns.levels(one, other, likeness, levels);
    }

    /** Whether a comparison tells of the home alone. */
    public boolean isOfHome(int comparison) {
        return measures.get(comparison).about() == About.HOME;
    }

    /** What a level of a comparison is called: its field and level, such as {@code postcode sector}. */
    public String word(int comparison, int level) {
        Comparison of = measures.get(comparison).comparison();
        return of.name() + " " + of.describe(level);
    }

    /** How many levels a comparison has, {@code else} among them. */
    public int levelsOf(int comparison) {
        return measures.get(comparison).comparison().elseLevel() + 1;
    }

    /** Whether the home of both was known when they were compared. */
    public boolean isHomeKnown(int[] levels) {
        return IntStream.range(0, levels.length).anyMatch(i -> isOfHome(i) && levels[i] >= 0);
    }

    /** Whether a pair has all of these levels, such as {@code given else}. */
    public boolean areMet(List<String> words, int[] levels) {
        return !words.isEmpty() && words(words).stream().allMatch(word -> word.isMet(levels));
    }

    /** The weight of a pair of which the levels are known. */
    public double weight(Traits one, Traits other, int[] levels) {
        double[] odds = parameters.prior();
        for (int i = 0; i < levels.length; i++) {
            take(i, levels[i], one, other, odds);
        }
        return held(weight(odds), levels);
    }

    /** Room for the levels of a pair. */
    public int[] levels() {
        return new int[measures.size()];
    }

    private void take(int comparison, int level, Traits one, Traits other, double[] odds) {
        if (level == Comparison.MISSING) {
            return;
        }
        double[] row = parameters.row(comparison, level);
        double trust = trust(measures.get(comparison), level, one, other);
        for (int situation = 0; situation < Situation.COUNT; situation++) {
            odds[situation] *= trust == 1 ? row[situation] : Math.pow(row[situation], trust);
        }
        double frequency = isByFrequency[comparison] ? frequency(comparison, level, one, other) : 0;
        if (frequency > 0) {
            // Of two people, how probable it is that they agree in just this value.
            double average = row[Situation.STRANGE];
            odds[Situation.STRANGE] *= frequency / average;
            if (isName[comparison]) {
                odds[Situation.ONE_NAME] *= frequency / average;
            } else {
                odds[Situation.ONE_NAME] *= moved(row[Situation.ONE_NAME], frequency - average);
            }
            if (!isPersonal[comparison] && !isName[comparison]) {
                // Who has moved shares a home with the old one only by chance.
                odds[Situation.MOVED] *= moved(row[Situation.MOVED], frequency - average);
            }
            if (isPersonal[comparison]) {
                odds[Situation.ONE_HOME] *= moved(row[Situation.ONE_HOME], frequency - average);
            }
        }
    }

    /** A number that agrees is as good as the better verified of the two, one that differs as the worse. */
    private static double trust(Measure measure, int level, Traits one, Traits other) {
        if (measure.unverified() == 1) {
            return 1;
        }
        boolean ours = isVerified(one.get(measure.comparison().field()));
        boolean theirs = isVerified(other.get(measure.comparison().field()));
        boolean isTrusted = level == measure.comparison().elseLevel() ? ours && theirs : ours || theirs;
        return isTrusted ? 1 : measure.unverified();
    }

    private static boolean isVerified(@Nullable Trait value) {
        return !(value instanceof Code code) || code.isVerified();
    }

    /** The factor that moves a probability by so much. */
    private static double moved(double probability, double by) {
        return Math.max(LEAST, probability + by) / probability;
    }

    /** How probable this level is between strangers, for just these values; 0 where only the average is known. */
    private double frequency(int comparison, int level, Traits one, Traits other) {
        Comparison compared = measures.get(comparison).comparison();
        Trait ours = one.get(compared.field());
        Trait theirs = other.get(compared.field());
        if (ours == null || theirs == null || level == compared.elseLevel()) {
            return 0;
        }
        double either = Math.max(ours.frequency(), theirs.frequency());
        if (level == 0) {
            return either;
        }
        if (level == partLevel[comparison] && ours instanceof Name name && theirs instanceof Name otherName) {
            return name.sharedFrequency(otherName);
        }
        // Who is near a name that many have is near many.
        double average = parameters.row(comparison, level)[Situation.STRANGE];
        return either > average ? either : 0;
    }

    private static double weight(double[] odds) {
        double one = odds[Situation.SAME_HOME] + odds[Situation.MOVED];
        double two = odds[Situation.ONE_HOME] + odds[Situation.ONE_NAME] + odds[Situation.STRANGE];
        return Math.log(one / two) / LOG_2;
    }

    private boolean isConflict(int[] levels) {
        for (int i = 0; i < conflict.size(); i++) {
            if (!conflict.get(i).isMet(levels)) {
                return false;
            }
        }
        return !conflict.isEmpty();
    }

    /** @return from 0 to 1 */
    public static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    /** The odds that a weight is. */
    public static double odds(double weight) {
        return Math.pow(2, weight);
    }

    /** The weight that a probability is. */
    public static double weightOf(double probability) {
        return Math.log(probability / (1 - probability)) / LOG_2;
    }

    /**
     * One step of an explanation; the steps of a pair add up to its weight.
     *
     * @param level the words of the level that holds; null for what is known before any comparison
     * @param weight bits
     */
    public record Step(String name, @Nullable String level, double weight) {}

    /**
     * Why a pair has its weight, step by step. What an address adds depends on what was said before it:
     * a second sign of the same home adds little.
     */
    public List<Step> explain(Traits one, Traits other, Likeness likeness) {
        int[] levels = levels();
        patterns.levels(one, other, likeness, levels);
        return explain(one, other, levels);
    }

    /** The same, of levels that are known. */
    public List<Step> explain(Traits one, Traits other, int[] levels) {
        double[] odds = parameters.prior();
        List<Step> steps = new ArrayList<>();
        double before = weight(odds);
        steps.add(new Step("before any comparison", null, before));
        for (int i = 0; i < levels.length; i++) {
            take(i, levels[i], one, other, odds);
            double now = weight(odds);
            Comparison comparison = measures.get(i).comparison();
            steps.add(new Step(comparison.name(), comparison.describe(levels[i]), now - before));
            before = now;
        }
        double held = held(before, levels);
        if (held != before) {
            steps.add(new Step("conflict", "held for review", held - before));
        }
        return steps;
    }
}
