package kinbridge.linkage.likeness;

import java.util.ArrayList;
import java.util.List;

/**
 * How two records are compared in one field: an ordered list of levels, of which the first that holds
 * counts. After the last stands {@code else}.
 */
public final class Comparison {

    /** One record says nothing of the field: no evidence either way. */
    public static final int MISSING = -1;

    private static final String SWAPPED = "swapped";
    private static final double SWAPPED_LIKENESS = 0.92;

    private final String name;
    private final int field;
    private final int crossField;
    private final int betterField;
    private final List<String> words;
    private final Level[] levels;
    private final int swapped;

    /**
     * @param field the field's place in {@link Traits}
     * @param crossField the other half of a name, for level {@code swapped}; -1 for none
     * @param betterField a field that says the same better; where both have it, this one is not compared; -1 for none
     * @param words the levels, best first
     */
    public Comparison(String name, int field, int crossField, int betterField, List<String> words) {
        this.name = name;
        this.field = field;
        this.crossField = crossField;
        this.betterField = betterField;
        this.words = List.copyOf(words);
        List<Level> all = new ArrayList<>();
        for (String word : words) {
            all.add(SWAPPED.equals(word) ? (one, other, likeness) -> false : Level.of(word));
        }
        levels = all.toArray(Level[]::new);
        swapped = words.indexOf(SWAPPED);
    }

    public String name() {
        return name;
    }

    public int field() {
        return field;
    }

    /** The levels, best first, without {@code else}. */
    public List<String> words() {
        return words;
    }

    /** The place of {@code else}. */
    public int elseLevel() {
        return levels.length;
    }

    /** The words of a level; of {@link #MISSING} too. */
    public String describe(int level) {
        if (level == MISSING) {
            return "not known";
        }
        return level == levels.length ? "else" : words.get(level);
    }

    /** The place of a level by its words, {@link #elseLevel()} where there is none. */
    public int levelOf(String word) {
        int place = words.indexOf(word);
        return place < 0 ? levels.length : place;
    }

    /** Whether a level says that given and family name stand in each other's place, so that both agree by it. */
    public boolean isSwapped(int level) {
        return level == swapped && level >= 0;
    }

    /** The best level of all pairs of values, or {@link #MISSING}. */
    public int level(Traits one, Traits other, Likeness likeness) {
        Trait ours = one.get(field);
        Trait theirs = other.get(field);
        if (ours == null || theirs == null || isSaidBetter(one, other)) {
            return MISSING;
        }
        if (!(ours instanceof Several) && !(theirs instanceof Several)) {
            return level(ours, theirs, one, other, likeness);
        }
        int best = levels.length;
        for (Trait our : ours.each()) {
            for (Trait their : theirs.each()) {
                best = Math.min(best, level(our, their, one, other, likeness));
            }
        }
        return best;
    }

    private boolean isSaidBetter(Traits one, Traits other) {
        return betterField >= 0 && one.get(betterField) != null && other.get(betterField) != null;
    }

    private int level(Trait ours, Trait theirs, Traits one, Traits other, Likeness likeness) {
        for (int i = 0; i < levels.length; i++) {
            if (i == swapped ? isSwapped(one, other, likeness) : levels[i].holds(ours, theirs, likeness)) {
                return i;
            }
        }
        return levels.length;
    }

    /** Whether given and family name stand in each other's place. */
    private boolean isSwapped(Traits one, Traits other, Likeness likeness) {
        Trait given = one.get(field);
        Trait family = one.get(crossField);
        Trait otherGiven = other.get(field);
        Trait otherFamily = other.get(crossField);
        if (given == null || family == null || otherGiven == null || otherFamily == null) {
            return false;
        }
        if (given.first() != otherFamily.first() || family.first() != otherGiven.first()) {
            // Two slips at once, in the first letters of swapped names: not worth asking of every pair.
            return false;
        }
        double across = Math.min(likeness.ofTexts(given, otherFamily), likeness.ofTexts(family, otherGiven));
        double along = Math.min(likeness.ofTexts(given, otherGiven), likeness.ofTexts(family, otherFamily));
        return across >= SWAPPED_LIKENESS && across > along;
    }
}
