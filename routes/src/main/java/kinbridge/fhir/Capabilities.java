package kinbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** What the CapabilityStatement says beside what the server knows of itself; nothing of anybody. */
@Interceptor
final class Capabilities {

    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private static final String WORDS = "Every call is a look at one family for one purpose: decided and recorded anew,"
            + " the same as at the console, and never cached. Only what may be shown is there, and totals count only"
            + " that. A family that does not exist and one that is not for the caller have the same answer, 404."
            + " Unknown parameters are refused. There is no read by id and no paging of them, and no writing. Each resource"
            + " comes with its Provenance: the agency, the deciding rule and the sharing log's entry; its tag is the"
            + " detail level, and of a resource at EXISTENCE nothing is told but that it exists. A Patient or"
            + " RelatedPerson of whom something is contested says so in the extension StructureDefinition/contested. Served of the"
            + " timeline: maternity appointments (Appointment), health flags and risk registrations (Flag), plans of"
            + " child protection, of a child in need and of maternity care (CarePlan). Everything else is at the JSON"
            + " interface only. AuditEvent is the sharing log, for information governance only: the metadata of an entry, in"
            + " the patterns of IHE BALP where one fits, never reasons, decisions or content. It is searched newest"
            + " first, in pages of at most 100 (_count) that the link 'next' continues, and read by the entry's id;"
            + " each reading is an entry of its own. An entry is there moments after it was written. Consent is not"
            + " served.";

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void describe(IBaseConformance generated) {
        CapabilityStatement statement = (CapabilityStatement) generated;
        statement.setPublisher("Kinbridge");
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        rest.setDocumentation(WORDS);
        rest.getSecurity()
                .setDescription("A bearer token (RFC 6750) that names a practitioner, as for the JSON interface.")
                .addService(new CodeableConcept(new Coding(SECURITY, "OAuth", null)));
    }
}
