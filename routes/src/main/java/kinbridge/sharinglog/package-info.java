/** Every decision, also every refusal, in a list that someone who does not trust us can check. */
@NullMarked
package kinbridge.sharinglog;

import org.jspecify.annotations.NullMarked;
