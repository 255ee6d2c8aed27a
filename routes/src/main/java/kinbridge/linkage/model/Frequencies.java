package kinbridge.linkage.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** A name or a day that fewer have is not listed by itself: it might tell of somebody. */
    static final int LEAST_OF_NAMES = 10;

    /** A telephone, a postcode or a property that fewer have may be one family's, known to several agencies. */
    static final int LEAST_OF_PLACES = 50;

    private static final int MOST_LISTED = 2000;

    private final List<? extends Trait> values;
    private final int[] counts;
    private final int known;
    private final Map<String, Double> partFrequencies = new HashMap<>();

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
        parts.forEach((part, count) -> partFrequencies.put(part, frequency(count, duplicates)));
        double agree = 0;
        for (int i = 0; i < counts.length; i++) {
            double frequency = frequency(counts[i], duplicates);
            values.get(i).occurs(frequency);
            if (values.get(i) instanceof Name name) {
                name.partsOccur(name.parts().stream()
                        .mapToDouble(part -> partFrequencies.getOrDefault(part, 0.0))
                        .toArray());
            }
            agree += frequency * counts[i] / Math.max(1, known);
        }
        return agree;
    }

    /** Writes into each value the frequency that a table says. */
    public void assign(FrequencyTable table) {
        values.forEach(table::assign);
    }

    /**
     * What was assigned last, to be kept: the values that many have, and what the others have on average.
     *
     * @param least of how many records a value is listed by itself
     */
    FrequencyTable table(int least) {
        List<Integer> common = IntStream.range(0, counts.length)
                .filter(i -> counts[i] >= least)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i])
                        .thenComparing(i -> values.get(i).text()))
                .limit(MOST_LISTED)
                .toList();
        Map<String, Double> listed = new HashMap<>();
        common.forEach(
                i -> listed.put(values.get(i).text(), rounded(values.get(i).frequency())));
        double sum = 0;
        long records = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!listed.containsKey(values.get(i).text())) {
                sum += values.get(i).frequency() * counts[i];
                records += counts[i];
            }
        }
        double others = records == 0 ? UNSEEN / (known + GRANTED) : sum / records;
        Map<String, Double> parts = new HashMap<>();
        partFrequencies.entrySet().stream()
                .filter(part -> part.getValue() * (known + GRANTED) >= least)
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LISTED)
                .forEach(part -> parts.put(part.getKey(), rounded(part.getValue())));
        return new FrequencyTable(rounded(others), listed, parts);
    }

    /** Four digits are more than is known. */
    private static double rounded(double frequency) {
        return new BigDecimal(frequency).round(new MathContext(4)).doubleValue();
    }

    private double frequency(int count, double duplicates) {
        return Math.max(count - 1 - duplicates, UNSEEN) / (known + GRANTED);
    }
}
