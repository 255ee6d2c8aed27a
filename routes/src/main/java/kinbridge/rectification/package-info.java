/**
 * Records that somebody says are wrong (section 5.6): the mark and the statement beside them, the holder's answer,
 * and what follows when the corrected version comes.
 */
@NullMarked
package kinbridge.rectification;

import org.jspecify.annotations.NullMarked;
