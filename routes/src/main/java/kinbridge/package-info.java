/** The application. */
@NullMarked
package kinbridge;

import org.jspecify.annotations.NullMarked;
