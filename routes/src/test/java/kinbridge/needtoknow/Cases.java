package kinbridge.needtoknow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/** How often a property met the case that it is about: one that hardly ever does says nothing, and fails. */
final class Cases {

    /** One check a percentage: each that is handed over is compared with all before, at every try. */
    private static final Map<Double, Consumer<StatisticsCoverage>> CHECKS = new ConcurrentHashMap<>();

    private Cases() {}

    static void met(boolean met, double leastPercent) {
        Statistics.label("the case it is about")
                .collect(met)
                .coverage(CHECKS.computeIfAbsent(leastPercent, Cases::atLeast));
    }

    private static Consumer<StatisticsCoverage> atLeast(double leastPercent) {
        return coverage -> coverage.check(true).percentage(percent -> percent >= leastPercent);
    }
}
