/**
 * The chain of entries, its tree and its checkpoints, and how somebody who does not trust the hub checks them: no key of
 * the hub is needed, and an export needs no database either.
 */
@NullMarked
package kinbridge.sharinglog.chain;

import org.jspecify.annotations.NullMarked;
