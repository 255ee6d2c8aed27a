package kinbridge.linkage.model;

import java.util.Arrays;
import java.util.List;

/** What was estimated. */
public final class Parameters {

    private final double[] situations;
    private final double[][][] rows;
    private final Convergence convergence;

    /**
     * @param situations by {@link Situation}, how probable it is for two records taken at random
     * @param rows by comparison, level and situation: how probable the level is where both values are known
     */
    Parameters(double[] situations, double[][][] rows, Convergence convergence) {
        this.situations = situations.clone();
        this.rows = rows.clone();
        this.convergence = convergence;
    }

    /**
     * How the estimation ended.
     *
     * @param iterations in the last round
     * @param change the largest change of a parameter in the last iteration
     * @param hasConverged whether the change was small enough to stop
     * @param matches how many pairs of one person the model expects among those it learned from
     */
    public record Convergence(int iterations, double change, boolean hasConverged, double matches) {}

    public Convergence convergence() {
        return convergence;
    }

    double[] prior() {
        return situations.clone();
    }

    static Parameters of(List<Double> situations, List<List<List<Double>>> rows, Convergence convergence) {
        double[][][] plain = rows.stream()
                .map(levels -> levels.stream().map(Parameters::plain).toArray(double[][]::new))
                .toArray(double[][][]::new);
        return new Parameters(plain(situations), plain, convergence);
    }

    private static double[] plain(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    List<Double> situationsAsList() {
        return Arrays.stream(situations).boxed().toList();
    }

    List<List<List<Double>>> rowsAsLists() {
        return Arrays.stream(rows)
                .map(levels -> Arrays.stream(levels)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList())
                .toList();
    }

    double[] row(int comparison, int level) {
        return rows[comparison][level];
    }
}
