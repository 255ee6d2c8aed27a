/** Rules that correlate what agencies know, and the one notice that each recipient gets. */
@NullMarked
package kinbridge.alerts;

import org.jspecify.annotations.NullMarked;
