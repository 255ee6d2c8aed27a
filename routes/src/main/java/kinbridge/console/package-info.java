/** The pages. */
@NullMarked
package kinbridge.console;

import org.jspecify.annotations.NullMarked;
