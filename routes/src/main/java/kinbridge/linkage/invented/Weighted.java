package kinbridge.linkage.invented;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values of which some are drawn more often than others. */
final class Weighted<T> {

    private final List<T> values;
    private final double[] upTo;

    private Weighted(List<T> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    T pick(Chance chance) {
        int found = Arrays.binarySearch(upTo, chance.below(upTo[upTo.length - 1]));
        return values.get(found < 0 ? -found - 1 : found + 1);
    }

    /** Gathers values with their weights; a weight of nothing leaves its value out. */
    static final class Gathering<T> {

        private final List<T> values = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();

        Gathering<T> add(T value, double weight) {
            if (weight > 0) {
                values.add(value);
                weights.add(weight);
            }
            return this;
        }

        Weighted<T> done() {
            double[] upTo = new double[weights.size()];
            double sum = 0;
            for (int place = 0; place < upTo.length; place++) {
                sum += weights.get(place);
                upTo[place] = sum;
            }
            return new Weighted<>(List.copyOf(values), upTo);
        }
    }
}
