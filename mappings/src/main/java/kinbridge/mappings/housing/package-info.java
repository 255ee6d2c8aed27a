/**
 * What a housing system says of its tenures. Standard: the HACT-aligned TenureInformation of a council's
 * tenure service and its events; owner: the council as landlord.
 */
@NullMarked
package kinbridge.mappings.housing;

import org.jspecify.annotations.NullMarked;
