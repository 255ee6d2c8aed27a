/** Which feeds are configured, whether they run, and what has come in by each. */
@NullMarked
package kinbridge.feeds;

import org.jspecify.annotations.NullMarked;
