/** Where what the hub does came from: the request or the message behind it, for the sharing log. */
@NullMarked
package kinbridge.origin;

import org.jspecify.annotations.NullMarked;
