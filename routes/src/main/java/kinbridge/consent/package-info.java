/** Recorded answers of people, agreements between agencies, and flags. */
@NullMarked
package kinbridge.consent;

import org.jspecify.annotations.NullMarked;
