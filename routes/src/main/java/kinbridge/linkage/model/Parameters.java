package kinbridge.linkage.model;

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

    double[] row(int comparison, int level) {
        return rows[comparison][level];
    }
}
