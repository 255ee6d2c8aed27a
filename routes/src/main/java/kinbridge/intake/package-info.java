/** From a payload as received to stored statements: spool, split, map, gate, link, store. */
@NullMarked
package kinbridge.intake;

import org.jspecify.annotations.NullMarked;
