/**
 * What the police say: protection notices in the hub's own message, since none is published; offence
 * summaries of the Family Context "Police" model; hearings of the Common Platform (HM Courts and
 * Tribunals Service); and the crime batch of the Ministry of Justice's crime matching.
 */
@NullMarked
package kinbridge.mappings.police;

import org.jspecify.annotations.NullMarked;
