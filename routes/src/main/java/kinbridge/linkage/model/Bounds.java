package kinbridge.linkage.model;

import java.util.List;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.rules.About;

/**
 * The most that a pair can still come to. Most pairs are strangers whose names and dates of birth say so
 * before an address is looked at.
 */
final class Bounds {

    private final int[] fields;
    private final boolean[] isHome;
    /** By comparison: how much better than strangers one person's records can agree. */
    private final double[] best;
    /** By comparison: of that, how much at least two people of one home have too. */
    private final double[] shared;

    Bounds(List<Measure> measures, Parameters parameters, double rarest) {
        fields = new int[measures.size()];
        isHome = new boolean[measures.size()];
        best = new double[measures.size()];
        shared = new double[measures.size()];
        for (int i = 0; i < fields.length; i++) {
            Measure measure = measures.get(i);
            fields[i] = measure.comparison().field();
            isHome[i] = measure.about() == About.HOME;
            best[i] = 1;
            shared[i] = 1;
            for (int level = 0; level < measure.levels(); level++) {
                double[] row = parameters.row(i, level);
                boolean isRare = measure.isByFrequency() && level < measure.levels() - 1;
                double strangers = isRare ? Math.min(rarest, row[Situation.STRANGE]) : row[Situation.STRANGE];
                best[i] = Math.max(best[i], row[Situation.SAME_HOME] / strangers);
                shared[i] = Math.min(shared[i], row[Situation.ONE_HOME] / row[Situation.SAME_HOME]);
            }
        }
    }

    /** Whether enough has been said after this comparison, and enough is left. */
    boolean isWorthAsking(int comparison) {
        return comparison >= 1 && comparison < fields.length - 1;
    }

    /** The most that the odds can be when all that is left agrees. */
    double mostAfter(int comparison, Traits one, Traits other, double[] odds) {
        double person = odds[Situation.MOVED];
        double personAtHome = odds[Situation.SAME_HOME];
        double twoAtHome = odds[Situation.ONE_HOME];
        for (int i = comparison + 1; i < fields.length; i++) {
            if (one.get(fields[i]) != null && other.get(fields[i]) != null) {
                personAtHome *= best[i];
                twoAtHome *= best[i] * shared[i];
                person *= isHome[i] ? 1 : best[i];
            }
        }
        return (personAtHome + person) / (twoAtHome + odds[Situation.STRANGE]);
    }
}
