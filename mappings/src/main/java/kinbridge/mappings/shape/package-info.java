/**
 * The declared shape of each feed, and what in live data departs from it. The declaration is a column
 * list beside the mapping, {@code <agency>/<feed>.shape.csv}; a mapping never reads it, so that a feed
 * that changes is noticed and not adapted to.
 */
@NullMarked
package kinbridge.mappings.shape;

import org.jspecify.annotations.NullMarked;
