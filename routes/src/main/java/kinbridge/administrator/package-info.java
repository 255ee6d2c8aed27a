/** How a command on this machine is let in by the running hub: the administrator's token and its door. */
@NullMarked
package kinbridge.administrator;

import org.jspecify.annotations.NullMarked;
