/** What was let out without agreement: under whose reason, with whose signature, until when. */
@NullMarked
package kinbridge.grants;

import org.jspecify.annotations.NullMarked;
