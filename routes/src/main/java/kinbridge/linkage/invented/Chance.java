package kinbridge.linkage.invented;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance of a run: the same seed gives the same draws. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True in that share of calls. */
    boolean is(double share) {
        return random.nextDouble() < share;
    }

    double below(double bound) {
        return random.nextDouble() * bound;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    /** How long ago something last happened that happens once in so many years on average. */
    double yearsSince(double meanYears) {
        return -Math.log(1 - random.nextDouble()) * meanYears;
    }

    /** Around a mean, as body heights are; the sum of four even draws is near enough. */
    double around(double mean, double spread) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return mean + (sum - 2) * spread * Math.sqrt(3);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** The numbers from 0, in an order by chance. */
    int[] shuffled(int size) {
        int[] order = new int[size];
        for (int next = 0; next < size; next++) {
            int place = random.nextInt(next + 1);
            order[next] = order[place];
            order[place] = next;
        }
        return order;
    }
}
