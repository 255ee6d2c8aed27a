/** Where the hub keeps things: its folders, its PostgreSQL made safe, and the keys that encrypt. */
@NullMarked
package kinbridge.storage;

import org.jspecify.annotations.NullMarked;
