/** What is known of a person, prepared for comparison, and how alike two such values are. */
@NullMarked
package kinbridge.linkage.likeness;

import org.jspecify.annotations.NullMarked;
