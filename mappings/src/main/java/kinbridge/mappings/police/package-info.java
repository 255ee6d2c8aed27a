/**
 * What the police say: protection notices in the hub's own message, since none is published, and
 * offence summaries of the Family Context "Police" model.
 */
@NullMarked
package kinbridge.mappings.police;

import org.jspecify.annotations.NullMarked;
