/** Families followed from the agencies' systems to the page, in one running hub. */
@NullMarked
package kinbridge.stories;

import org.jspecify.annotations.NullMarked;
