package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/**
 * Where a person lives and lived.
 *
 * @param before the address before the last move
 * @param other a child's second home, at the other parent's
 * @param landline the phone of the house, or of the hostel's office
 */
record Home(
        Address now,
        Address before,
        double movedYearsAgo,
        @Nullable Address other,
        @Nullable String landline,
        Kind kind) {

    /** What sort of house it is. */
    enum Kind {
        FAMILY,
        SHARED,
        HOSTEL
    }

    Home withOther(Address second) {
        return new Home(now, before, movedYearsAgo, second, landline, kind);
    }
}
