/** The pages: what practitioners, IG officers and IT teams read and press. */
@NullMarked
package kinbridge.console;

import org.jspecify.annotations.NullMarked;
