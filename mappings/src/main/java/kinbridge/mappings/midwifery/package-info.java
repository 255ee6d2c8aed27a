/**
 * What a maternity system says in FHIR R4 UK Core, and the child protection plan it is told in CP-IS
 * terms. Standard: UK Core R4 and NHS England PatientFlag; owner: the NHS trust.
 */
@NullMarked
package kinbridge.mappings.midwifery;

import org.jspecify.annotations.NullMarked;
