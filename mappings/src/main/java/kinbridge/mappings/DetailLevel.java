package kinbridge.mappings;

/**
 * How much of a record may be shown, least first; compare with {@link #compareTo}. A mapped field
 * names the lowest of {@link #EXISTENCE}, {@link #SUMMARY} and {@link #FULL} at which it may appear.
 */
public enum DetailLevel {
    /** The answer is that of "no record". */
    WITHHOLD_HIDE,
    /** "Ask this agency", no content. */
    WITHHOLD,
    /** Category, owner, contact and date band. */
    EXISTENCE,
    /** Effect on parenting or safety, and dates; no diagnosis, offence narrative or free text. */
    SUMMARY,
    /** All mapped fields. */
    FULL;

    /** Whether a field of this lowest level is among what {@code released} lets out. */
    public boolean isWithin(DetailLevel released) {
        return this.compareTo(EXISTENCE) >= 0 && this.compareTo(released) <= 0;
    }

    public static DetailLevel lower(DetailLevel one, DetailLevel other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    public static DetailLevel higher(DetailLevel one, DetailLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
