/**
 * Police. Standard: none is published for protection notices (PPN) with their DASH risk, so they follow
 * the hub's own JSON, marked as such; offence summaries follow the Family Context Common Data Model.
 * Owner: the force's head of public protection.
 */
@NullMarked
package kinbridge.connectors.police;

import org.jspecify.annotations.NullMarked;
