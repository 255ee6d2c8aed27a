/** {@code log}: check the sharing log, take its public keys along, prove one entry. */
@NullMarked
package kinbridge.sharinglog.command;

import org.jspecify.annotations.NullMarked;
