/** Invented records about people who do not exist, with the errors of real ones, to measure the linker with. */
@NullMarked
package kinbridge.linkage.invented;

import org.jspecify.annotations.NullMarked;
