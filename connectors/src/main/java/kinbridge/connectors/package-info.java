/** How each agency is reached, and a simulator of each: what all five have in common. */
@NullMarked
package kinbridge.connectors;

import org.jspecify.annotations.NullMarked;
