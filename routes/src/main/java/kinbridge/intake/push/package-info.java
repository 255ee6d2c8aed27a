/** What agencies push to the hub themselves: {@code POST /intake/{feed}}, for feeds with such a source. */
@NullMarked
package kinbridge.intake.push;

import org.jspecify.annotations.NullMarked;
