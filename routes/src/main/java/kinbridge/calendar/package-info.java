/** Which days count where the law counts in working days. */
@NullMarked
package kinbridge.calendar;

import org.jspecify.annotations.NullMarked;
