/**
 * Police. Standard: none is published for protection notices (PPN) with their DASH risk, so they follow
 * the hub's own JSON, marked as such; offence summaries follow the Family Context Common Data Model. Owner:
 * the force's head of public protection. Court hearings follow the Common Platform of HM Courts and
 * Tribunals Service; the crime batch is the Ministry of Justice's.
 */
@NullMarked
package kinbridge.connectors.police;

import org.jspecify.annotations.NullMarked;
