/**
 * Midwifery, reached by HL7 FHIR R4 (UK Core profiles, owned by HL7 UK and NHS England): resources are
 * searched by {@code _lastUpdated}, and CP-IS child protection flags (owned by NHS England) go back as a
 * transaction. Settings of a {@code fhir} source: {@code fhir-url}, {@code token-url}, {@code client-id},
 * {@code client-secret}, {@code scope}, {@code resource-types}, {@code page-size}, {@code
 * timeout-seconds}, {@code poll-seconds}, {@code longest-pause-seconds}; a delivery has the first five
 * and {@code timeout-seconds}. Both take {@code key-store} and {@code trust-store}.
 */
@NullMarked
package kinbridge.connectors.midwifery;

import org.jspecify.annotations.NullMarked;
