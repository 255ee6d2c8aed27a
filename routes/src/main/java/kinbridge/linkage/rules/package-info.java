/** What {@code config/linkage.yaml} says: which fields there are, how they are compared, who is compared at all. */
@NullMarked
package kinbridge.linkage.rules;

import org.jspecify.annotations.NullMarked;
