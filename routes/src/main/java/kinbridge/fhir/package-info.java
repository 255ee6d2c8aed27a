/** The FHIR R4 interface: the same looks as the console's and the JSON interface's, as FHIR resources. */
@NullMarked
package kinbridge.fhir;

import org.jspecify.annotations.NullMarked;
