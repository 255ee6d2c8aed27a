/** Answers that take as long and weigh as much whether or not something was hidden in them. */
@NullMarked
package kinbridge.hiding;

import org.jspecify.annotations.NullMarked;
