/** What another agency should hear, decided for that agency and delivered. */
@NullMarked
package kinbridge.push;

import org.jspecify.annotations.NullMarked;
