/** Which records are compared at all: those that share a key. */
@NullMarked
package kinbridge.linkage.blocking;

import org.jspecify.annotations.NullMarked;
