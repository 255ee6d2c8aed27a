/** How long the entries of the sharing log are kept, and how they go: listed, released by two people, certified. */
@NullMarked
package kinbridge.retention;

import org.jspecify.annotations.NullMarked;
