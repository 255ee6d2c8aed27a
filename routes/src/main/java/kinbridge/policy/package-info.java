/** How the council's sharing policy is changed by two people, kept for ever, and replayed. */
@NullMarked
package kinbridge.policy;

import org.jspecify.annotations.NullMarked;
