package kinbridge.needtoknow;

import net.jqwik.api.statistics.Statistics;

/** How often a property met the case that it is about: one that hardly ever does says nothing, and fails. */
final class Cases {

    private Cases() {}

    static void met(boolean met, double leastPercent) {
        Statistics.label("the case it is about")
                .collect(met)
                .coverage(coverage -> coverage.check(true).percentage(percent -> percent >= leastPercent));
    }
}
