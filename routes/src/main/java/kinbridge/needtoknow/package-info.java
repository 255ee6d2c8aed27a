/** Who may know what: the decision on each record, and the only view that anything may be shown from. */
@NullMarked
package kinbridge.needtoknow;

import org.jspecify.annotations.NullMarked;
