/** What information governance asks of the sharing log, and what the hub finds conspicuous in it. */
@NullMarked
package kinbridge.oversight;

import org.jspecify.annotations.NullMarked;
