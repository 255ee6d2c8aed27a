package kinbridge.linkage.invented;

import org.jspecify.annotations.Nullable;

/**
 * What a person is called.
 *
 * @param formerFamily the family name before a wedding or a divorce
 * @param renamedYearsAgo since when the family name is the one it is
 */
record Name(
        String given,
        @Nullable String middle,
        String family,
        @Nullable String formerFamily,
        double renamedYearsAgo) {

    Name(String given, @Nullable String middle, String family) {
        this(given, middle, family, null, 0);
    }

    Name formerly(String earlier, double yearsAgo) {
        return new Name(given, middle, family, earlier, yearsAgo);
    }
}
