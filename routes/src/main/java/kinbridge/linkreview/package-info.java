/** Which identities are one person, where the hub is in doubt: shown to whoever may decide it, and decided. */
@NullMarked
package kinbridge.linkreview;

import org.jspecify.annotations.NullMarked;
