package kinbridge.linkage.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.linkage.likeness.Name;
import kinbridge.linkage.likeness.Trait;

/**
 * How often each value of a field occurs. For two people to agree in it by chance, another person must
 * have it: a record itself, and the other records of its person, do not count.
 */
public final class Frequencies {

    /** A value that nobody else has may still be somebody's. */
    static final double UNSEEN = 0.5;

    /** Where there are only a few records, a value that all have may still be rare elsewhere. */
    static final int GRANTED = 100;

    private final List<? extends Trait> values;
    private final int[] counts;
    private final int known;

    /**
     * @param values the distinct values, each at its {@link Trait#number()}
     * @param counts how many records have it
     */
    public Frequencies(List<? extends Trait> values, int[] counts) {
        this.values = List.copyOf(values);
        this.counts = counts.clone();
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        known = sum;
    }

    /** Whether all who say something say the same. */
    public boolean isConstant() {
        return values.size() == 1 && known > 1;
    }

    /**
     * Writes its frequency into each value.
     *
     * @param duplicates how many other records of its own person a record has, on average
     * @return how probable it is that two people agree in the field
     */
    double assign(double duplicates) {
        Map<String, Integer> parts = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (values.get(i) instanceof Name name) {
                for (String part : name.parts()) {
                    parts.merge(part, counts[i], Integer::sum);
                }
            }
        }
        double agree = 0;
        for (int i = 0; i < counts.length; i++) {
            double frequency = frequency(counts[i], duplicates);
            values.get(i).occurs(frequency);
            if (values.get(i) instanceof Name name) {
                name.partsOccur(name.parts().stream()
                        .mapToDouble(part -> frequency(parts.getOrDefault(part, 1), duplicates))
                        .toArray());
            }
            agree += frequency * counts[i] / Math.max(1, known);
        }
        return agree;
    }

    private double frequency(int count, double duplicates) {
        return Math.max(count - 1 - duplicates, UNSEEN) / (known + GRANTED);
    }
}
