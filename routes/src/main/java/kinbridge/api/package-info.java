/** The JSON interface: the same looks, decisions and changes as the console's, for programs. */
@NullMarked
package kinbridge.api;

import org.jspecify.annotations.NullMarked;
