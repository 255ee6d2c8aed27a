package kinbridge.linkage.likeness;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/**
 * Measures likeness of texts, and remembers what it measured: a register compares the same two names
 * again and again. For one thread.
 */
public final class Likeness {

    private static final int BITS_OF_A_REGISTER = 20;
    private static final int BITS_OF_A_FEW = 10;
    private static final double WORDS_ALIKE = 0.9;
    private static final double WORD_ALIKE_WEIGHT = 0.8;

    private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();
    private final int bits;
    private final long[] pairs;
    private final float[] likenesses;

    private @Nullable Trait lastOne;
    private @Nullable Trait lastOther;
    private double last;

    /** For a whole register; it remembers a million. */
    public Likeness() {
        this(BITS_OF_A_REGISTER);
    }

    private Likeness(int bits) {
        this.bits = bits;
        pairs = new long[1 << bits];
        likenesses = new float[1 << bits];
    }

    /** For one record and those near it. */
    public static Likeness ofAFew() {
        return new Likeness(BITS_OF_A_FEW);
    }

    /** Jaro-Winkler of two values, from 0 to 1; the same whichever comes first. */
    public double ofTexts(Trait one, Trait other) {
        return one.number() < 0 || other.number() < 0 ? jaroWinkler(one.text(), other.text()) : remembered(one, other);
    }

    private float jaroWinkler(String one, String other) {
        return (one.compareTo(other) <= 0 ? jaroWinkler.apply(one, other) : jaroWinkler.apply(other, one)).floatValue();
    }

    /** Whether two values of one kind are alike to this degree, from 0 to 1. */
    boolean isAtLeast(double degree, Trait one, Trait other) {
        boolean areWords = one instanceof Words;
        if (!areWords && one.mostAlike(other) < degree) {
            return false;
        }
        return of(one, other) >= degree;
    }

    private double of(Trait one, Trait other) {
        if (one != lastOne || other != lastOther) {
            last = one.number() < 0 || other.number() < 0 ? (float) measured(one, other) : remembered(one, other);
            lastOne = one;
            lastOther = other;
        }
        return last;
    }

    private double remembered(Trait one, Trait other) {
        int low = Math.min(one.number(), other.number());
        long pair = ((long) low << Integer.SIZE) | Math.max(one.number(), other.number());
        int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - bits));
        if (pairs[place] != pair) {
            pairs[place] = pair;
            likenesses[place] = (float) measured(one, other);
        }
        return likenesses[place];
    }

    private double measured(Trait one, Trait other) {
        return one instanceof Words words && other instanceof Words otherWords
                ? ofWords(words, otherWords)
                : jaroWinkler(one.text(), other.text());
    }

    /** Weight of the words that both have, from 0 to 1, whatever their order. */
    private double ofWords(Words one, Words other) {
        String[] ours = one.words();
        String[] theirs = other.words();
        long taken = 0;
        long met = 0;
        double shared = 0;
        int j = 0;
        // Both are sorted.
        for (int i = 0; i < ours.length; i++) {
            while (j < theirs.length && theirs[j].compareTo(ours[i]) < 0) {
                j++;
            }
            if (j < theirs.length && theirs[j].equals(ours[i])) {
                shared += 2 * one.weight(i);
                taken |= 1L << j++;
                met |= 1L << i;
            }
        }
        for (int i = 0; i < ours.length; i++) {
            int near = (met >> i & 1) == 1 || ours[i].length() < 4 ? -1 : nearest(one, i, other, taken);
            if (near >= 0) {
                shared += WORD_ALIKE_WEIGHT * (one.weight(i) + other.weight(near));
                taken |= 1L << near;
            }
        }
        double total = one.total() + other.total();
        return total == 0 ? 0 : shared / total;
    }

    private int nearest(Words one, int word, Words other, long taken) {
        int near = -1;
        double best = WORDS_ALIKE;
        String text = one.words()[word];
        String[] words = other.words();
        for (int i = 0; i < words.length; i++) {
            boolean isFree = (taken >> i & 1) == 0 && words[i].length() >= 4;
            if (isFree && Signs.mostAlike(text, one.signs(word), words[i], other.signs(i)) >= best) {
                double likeness = jaroWinkler(text, words[i]);
                if (likeness >= best) {
                    best = likeness;
                    near = i;
                }
            }
        }
        return near;
    }
}
