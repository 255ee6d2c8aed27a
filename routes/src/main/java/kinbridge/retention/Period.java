package kinbridge.retention;

import org.jspecify.annotations.Nullable;

/**
 * How long one class is kept.
 *
 * @param toAge for {@code ORDINARY}: not before a child of the family is so old
 * @param yearsAfterEarlyDeath for {@code LOOKED_AFTER}: from a death before 18
 * @param source where the period comes from
 */
record Period(
        String title,
        RunsFrom runsFrom,
        int years,
        @Nullable Integer toAge,
        @Nullable Integer yearsAfterEarlyDeath,
        String source,
        String note) {

    /** The event that the years run from. */
    enum RunsFrom {
        FAMILY_CLOSED,
        LAST_CONTACT,
        BIRTH,
        ENTRY
    }
}
