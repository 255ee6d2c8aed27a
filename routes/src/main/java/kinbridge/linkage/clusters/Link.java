package kinbridge.linkage.clusters;

import java.util.Comparator;

/**
 * Two records, by their places, and how surely they are one person.
 *
 * @param one the lower place
 * @param weight bits
 */
public record Link(int one, int other, double weight) {

    /** Surest first; a tie by the places, so that the order is always the same. */
    public static final Comparator<Link> SUREST_FIRST = Comparator.comparingDouble(Link::weight)
            .reversed()
            .thenComparingInt(Link::one)
            .thenComparingInt(Link::other);
}
