/** Who is who: which identities are one person. */
@NullMarked
package kinbridge.linkage;

import org.jspecify.annotations.NullMarked;
