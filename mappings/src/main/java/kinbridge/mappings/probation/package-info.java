/**
 * What probation says of the people it supervises. Standard: HMPPS External (Integration) API v1 and
 * HMPPS domain events; owner: HM Prison and Probation Service.
 */
@NullMarked
package kinbridge.mappings.probation;

import org.jspecify.annotations.NullMarked;
