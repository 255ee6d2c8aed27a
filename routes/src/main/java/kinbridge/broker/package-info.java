/** The message broker: embedded and persistent by default, the operator's own by address. */
@NullMarked
package kinbridge.broker;

import org.jspecify.annotations.NullMarked;
