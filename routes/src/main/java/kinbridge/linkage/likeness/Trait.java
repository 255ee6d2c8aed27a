package kinbridge.linkage.likeness;

import java.util.List;

/**
 * One value of one field, prepared once so that a million comparisons need not: two traits of one kind
 * with the same text are the same value.
 */
public abstract sealed class Trait permits Name, Day, Place, Words, Email, Code, Several {

    private final String text;
    private final long signs;
    private final long hash;
    private final int length;
    private final int repeated;
    private final char first;
    private int number = -1;
    private double frequency;

    Trait(String text) {
        this.text = text;
        signs = Signs.of(text);
        hash = Hash.of(text);
        length = text.length();
        repeated = Signs.repeated(text, signs);
        first = text.isEmpty() ? ' ' : text.charAt(0);
    }

    /** The value in its normal form. */
    public final String text() {
        return text;
    }

    /** A 64-bit hash of the value that is the same in every run. */
    public final long hash() {
        return hash;
    }

    /** Each value of a field that holds several. */
    public List<? extends Trait> each() {
        return List.of(this);
    }

    /** A number that no other value has, not even of another field; -1 where nobody counted. */
    public final int number() {
        return number;
    }

    /** How probable it is that another person has this value too; 0 where that is not known. */
    public final double frequency() {
        return frequency;
    }

    public final void count(int asNumber) {
        number = asNumber;
    }

    public final void occurs(double withFrequency) {
        frequency = withFrequency;
    }

    /** No Jaro-Winkler likeness of the two texts is higher. */
    final double mostAlike(Trait other) {
        int common = Math.min(
                Math.min(length, other.length),
                Long.bitCount(signs & other.signs) + Math.min(repeated, other.repeated));
        return Signs.mostAlike(common, length, other.length, first == other.first);
    }

    /** Whether so few slips can be between the two texts; most that are not the same are told here. */
    final boolean mayBeWithin(Trait other, int slips) {
        return Math.abs(length - other.length) <= slips && Long.bitCount(signs ^ other.signs) <= 2 * slips;
    }

    final char first() {
        return first;
    }

    /** Whether the two are one value. Values that were counted are the same object where they are the same. */
    public final boolean isSame(Trait other) {
        boolean areCounted = number >= 0 && other.number >= 0;
        return this == other || (!areCounted && text.equals(other.text));
    }
}
