package kinbridge.linkage.model;

import java.util.List;
import kinbridge.linkage.likeness.Comparison;
import kinbridge.linkage.rules.About;

/** Expectation and maximisation over the pairs compared, with what strangers do held fixed. */
final class Expectation {

    /** What is taken for granted counts as much as so many pairs of one person. */
    private static final double GRANTED_PAIRS = 20;

    /** And as many pairs of strangers. */
    private static final double GRANTED_STRANGERS = 50;

    /** In a handful of records, as in thousands, two taken at random are hardly ever one person. */
    private static final long GRANTED_RANDOM_PAIRS = 1000;

    private static final double EQUAL_AT_FIRST = 0.8;
    private static final double ELSE_AT_FIRST = 0.06;
    /** Twins share a day of birth, a father and his son a name: one such pair in a hundred of one home. */
    private static final double ALIKE_IN_A_HOME = 0.01;

    /** A mobile telephone moves with its owner. */
    private static final double KEPT_AFTER_MOVE = 0.6;
    /** An e-mail address is often made of the name. */
    private static final double ALIKE_BY_NAME = 0.02;

    private static final double LEAST = 1e-9;

    private final List<Measure> measures;
    private final Sample met;
    private final double pairs;
    private final boolean hasHome;
    private final boolean hasMoreThanNames;
    private final double[] situations = new double[Situation.COUNT];
    private final double[][][] rows;
    private final double[][][] granted;
    private final double[][] strangers;
    private boolean isStarted;
    private int iterations;
    private double change;
    private double matches;

    Expectation(List<Measure> measures, Sample met, long pairs, int records) {
        this.measures = measures;
        this.met = met;
        this.pairs = pairs + GRANTED_RANDOM_PAIRS;
        this.hasHome = measures.stream().anyMatch(measure -> measure.about() == About.HOME);
        this.hasMoreThanNames = measures.stream().anyMatch(measure -> !measure.isName())
                && measures.stream().anyMatch(Measure::isName);
        rows = new double[measures.size()][][];
        granted = new double[measures.size()][][];
        strangers = new double[measures.size()][];
        situations[Situation.SAME_HOME] = 0.2 * records / this.pairs;
        situations[Situation.MOVED] = hasHome ? 0.05 * records / this.pairs : 0;
        situations[Situation.ONE_HOME] = hasHome ? 0.2 * records / this.pairs : 0;
        situations[Situation.ONE_NAME] = hasMoreThanNames ? 0.05 * records / this.pairs : 0;
        situations[Situation.STRANGE] = 1;
        for (int situation = 0; situation < Situation.STRANGE; situation++) {
            situations[Situation.STRANGE] -= situations[situation];
        }
    }

    /**
     * Fixes how often strangers have each level.
     *
     * @param counted by comparison and level
     * @param agreements by comparison, how probable equality is where that is known better; else negative
     */
    void strangers(double[][] counted, double[] agreements) {
        for (int i = 0; i < strangers.length; i++) {
            double[] levels = counted[i].clone();
            double all = 0;
            for (int level = 0; level < levels.length; level++) {
                levels[level] += GRANTED_STRANGERS * grantedToStrangers(level, levels.length);
                all += levels[level];
            }
            double equal = agreements[i] >= 0 ? Math.min(0.95, Math.max(LEAST, agreements[i])) : levels[0] / all;
            double rest = (1 - equal) / Math.max(LEAST, all - levels[0]);
            for (int level = 0; level < levels.length; level++) {
                levels[level] = level == 0 ? equal : levels[level] * rest;
            }
            strangers[i] = levels;
        }
        if (!isStarted) {
            for (int i = 0; i < strangers.length; i++) {
                granted[i] = atFirst(i);
                rows[i] = copy(granted[i]);
            }
            isStarted = true;
        }
        for (int i = 0; i < strangers.length; i++) {
            tie(i);
        }
    }

    /** How strangers agree where there are too few records to see it: hardly ever. */
    private static double grantedToStrangers(int level, int levels) {
        if (levels == 2) {
            return level == 0 ? 0.1 : 0.9;
        }
        boolean isElse = level == levels - 1;
        return level == 0 ? 0.01 : isElse ? 0.9 : 0.09 / (levels - 2);
    }

    private static double[][] copy(double[][] table) {
        double[][] copy = new double[table.length][];
        for (int i = 0; i < table.length; i++) {
            copy[i] = table[i].clone();
        }
        return copy;
    }

    /** By level and situation. */
    private double[][] atFirst(int comparison) {
        int levels = strangers[comparison].length;
        double[][] first = new double[levels][Situation.COUNT];
        double between = 0;
        for (int level = 1; level < levels - 1; level++) {
            between += Math.pow(0.6, level);
        }
        for (int level = 0; level < levels; level++) {
            double one = level == 0
                    ? levels == 2 ? 1 - ELSE_AT_FIRST : EQUAL_AT_FIRST
                    : level == levels - 1
                            ? ELSE_AT_FIRST
                            : (1 - EQUAL_AT_FIRST - ELSE_AT_FIRST) * Math.pow(0.6, level) / between;
            double stranger = strangers[comparison][level];
            Measure measure = measures.get(comparison);
            boolean isHome = measure.about() == About.HOME;
            boolean isBoth = measure.about() == About.BOTH;
            first[level][Situation.SAME_HOME] = one;
            first[level][Situation.MOVED] = isHome ? stranger : one;
            first[level][Situation.ONE_HOME] = isHome ? one : isBoth ? 0.6 * one + 0.4 * stranger : stranger;
            first[level][Situation.ONE_NAME] = measure.isName() ? one : stranger;
            first[level][Situation.STRANGE] = stranger;
        }
        return first;
    }

    /** What is not estimated but follows: strangers, and what two people of one home share by birth. */
    private void tie(int comparison) {
        Measure measure = measures.get(comparison);
        for (int level = 0; level < rows[comparison].length; level++) {
            double[] row = rows[comparison][level];
            double stranger = Math.max(LEAST, strangers[comparison][level]);
            row[Situation.STRANGE] = stranger;
            if (measure.about() == About.PERSON) {
                row[Situation.ONE_HOME] = (1 - ALIKE_IN_A_HOME) * stranger + ALIKE_IN_A_HOME * row[Situation.SAME_HOME];
            }
            row[Situation.MOVED] = measure.about() == About.HOME
                    ? stranger
                    : measure.about() == About.PERSON || measure.isName()
                            ? row[Situation.SAME_HOME]
                            : KEPT_AFTER_MOVE * row[Situation.SAME_HOME] + (1 - KEPT_AFTER_MOVE) * stranger;
            if (!measure.isName()) {
                double alike = "email".equals(measure.comparison().name()) ? ALIKE_BY_NAME : 0;
                row[Situation.ONE_NAME] = (1 - alike) * stranger + alike * row[Situation.SAME_HOME];
            }
        }
    }

    void run(int most, double smallChange) {
        change = Double.MAX_VALUE;
        for (iterations = 0; iterations < most && change > smallChange; iterations++) {
            step();
        }
    }

    private void step() {
        double[][][] sums = new double[rows.length][][];
        for (int i = 0; i < rows.length; i++) {
            sums[i] = new double[rows[i].length][Situation.COUNT];
        }
        double[] all = new double[Situation.COUNT];
        double[] odds = new double[Situation.COUNT];
        for (int pattern = 0; pattern < met.size(); pattern++) {
            int[] levels = met.levels(pattern);
            strangers(levels, odds);
            double weight = met.weight(pattern);
            if (odds[Situation.STRANGE] > 0.999999) {
                continue;
            }
            for (int situation = 0; situation < Situation.STRANGE; situation++) {
                double share = odds[situation] * weight;
                all[situation] += share;
                for (int i = 0; i < levels.length; i++) {
                    if (levels[i] != Comparison.MISSING) {
                        sums[i][levels[i]][situation] += share;
                    }
                }
            }
        }
        matches = all[Situation.SAME_HOME] + all[Situation.MOVED];
        change = 0;
        double left = 1;
        for (int situation = 0; situation < Situation.STRANGE; situation++) {
            boolean isUsed =
                    situation == Situation.SAME_HOME || (situation == Situation.ONE_NAME ? hasMoreThanNames : hasHome);
            situations[situation] = isUsed ? Math.max(0.5, all[situation]) / pairs : 0;
            left -= situations[situation];
        }
        situations[Situation.STRANGE] = left;
        for (int i = 0; i < rows.length; i++) {
            maximise(i, sums[i]);
        }
    }

    private void maximise(int comparison, double[][] sums) {
        boolean isHome = measures.get(comparison).about() == About.HOME;
        boolean isPersonal = measures.get(comparison).about() == About.PERSON;
        boolean isName = measures.get(comparison).isName();
        for (double[] sum : sums) {
            if (isPersonal || isName) {
                sum[Situation.SAME_HOME] += sum[Situation.MOVED];
            } else if (isHome) {
                sum[Situation.SAME_HOME] += sum[Situation.ONE_HOME];
                sum[Situation.ONE_HOME] = sum[Situation.SAME_HOME];
            }
        }
        double[][] table = rows[comparison];
        for (int situation = 0; situation < Situation.STRANGE; situation++) {
            double all = GRANTED_PAIRS;
            for (double[] sum : sums) {
                all += sum[situation];
            }
            for (int level = 0; level < table.length; level++) {
                double now = Math.max(
                        LEAST, (sums[level][situation] + GRANTED_PAIRS * granted[comparison][level][situation]) / all);
                boolean isTied = situation == Situation.MOVED
                        || (situation == Situation.ONE_HOME && isPersonal)
                        || (situation == Situation.ONE_NAME && !isName);
                if (!isTied) {
                    change = Math.max(change, Math.abs(now - table[level][situation]));
                    table[level][situation] = now;
                }
            }
        }
        tie(comparison);
    }

    /** The share of strangers among pairs with these levels; the shares of all situations into {@code odds}. */
    double strangers(int[] levels, double[] odds) {
        if (!isStarted) {
            odds[Situation.STRANGE] = 1;
            return 1;
        }
        for (int situation = 0; situation < Situation.COUNT; situation++) {
            odds[situation] = situations[situation];
        }
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != Comparison.MISSING) {
                double[] row = rows[i][levels[i]];
                for (int situation = 0; situation < Situation.COUNT; situation++) {
                    odds[situation] *= row[situation];
                }
            }
        }
        double sum = 0;
        for (double each : odds) {
            sum += each;
        }
        for (int situation = 0; situation < Situation.COUNT; situation++) {
            odds[situation] /= sum;
        }
        return odds[Situation.STRANGE];
    }

    int iterations() {
        return iterations;
    }

    double change() {
        return change;
    }

    /** Pairs of one person expected among those compared. */
    double matches() {
        return matches;
    }

    double[] situations() {
        return situations.clone();
    }

    double[][][] rows() {
        double[][][] copy = new double[rows.length][][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = copy(rows[i]);
        }
        return copy;
    }
}
