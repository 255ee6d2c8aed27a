package kinbridge.linkage.model;

import java.util.Arrays;
import java.util.List;
import kinbridge.linkage.likeness.Comparison;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Traits;

/** The levels of all comparisons of a pair, in one number; pairs with the same one weigh the same. */
final class Patterns {

    private final Comparison[] comparisons;
    private final int[] widths;
    private final int given;
    private final int family;

    Patterns(List<Measure> measures) {
        comparisons = measures.stream().map(Measure::comparison).toArray(Comparison[]::new);
        widths = measures.stream()
                .mapToInt(measure -> Integer.SIZE - Integer.numberOfLeadingZeros(measure.levels()))
                .toArray();
        if (Arrays.stream(widths).sum() > Long.SIZE) {
            throw new IllegalArgumentException("comparisons: too many levels in all; leave out a field or some levels");
        }
        given = place("given");
        family = place("family");
    }

    private int place(String name) {
        for (int i = 0; i < comparisons.length; i++) {
            if (comparisons[i].name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    int size() {
        return comparisons.length;
    }

    Comparison comparison(int place) {
        return comparisons[place];
    }

    /** Writes the level of each comparison into {@code levels}. */
    void levels(Traits one, Traits other, Likeness likeness, int[] levels) {
        for (int i = 0; i < comparisons.length; i++) {
            level(i, one, other, likeness, levels);
        }
    }

    /** Writes the level of one comparison; those before it are written. */
    void level(int place, Traits one, Traits other, Likeness likeness, int[] levels) {
        // Names the wrong way round are one finding, not two.
        boolean isSaid = place == family && given >= 0 && given < family && comparisons[given].isSwapped(levels[given]);
        levels[place] = isSaid ? Comparison.MISSING : comparisons[place].level(one, other, likeness);
    }

    long packed(int[] levels) {
        long pattern = 0;
        for (int i = 0; i < widths.length; i++) {
            pattern = (pattern << widths[i]) | (levels[i] + 1);
        }
        return pattern;
    }

    int[] unpacked(long pattern) {
        int[] levels = new int[widths.length];
        long left = pattern;
        for (int i = widths.length - 1; i >= 0; i--) {
            levels[i] = (int) (left & ((1L << widths[i]) - 1)) - 1;
            left >>>= widths[i];
        }
        return levels;
    }
}
