/** Who a family is, who works with it, and what harm level each child has. */
@NullMarked
package kinbridge.family;

import org.jspecify.annotations.NullMarked;
