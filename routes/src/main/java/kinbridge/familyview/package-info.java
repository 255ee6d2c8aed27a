/** One family as one practitioner may see it today, assembled only from what was released. */
@NullMarked
package kinbridge.familyview;

import org.jspecify.annotations.NullMarked;
