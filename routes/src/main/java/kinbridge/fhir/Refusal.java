package kinbridge.fhir;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** A call that is not answered, in words that are the same whatever was asked about. */
final class Refusal extends BaseServerResponseException {

    private static final long serialVersionUID = 1L;

    private Refusal(int status, IssueType type, String words) {
        super(status, words, outcome(type, words));
    }

    /** One same answer whether or not there is such a family, as the console's page. */
    static Refusal notFound() {
        return new Refusal(
                404,
                IssueType.NOTFOUND,
                "There is no such thing that can be shown to you for this purpose. The try has been recorded.");
    }

    static Refusal wrong(String words) {
        return new Refusal(400, IssueType.INVALID, words);
    }

    /** @param status 4xx */
    static Refusal notServed(int status) {
        return new Refusal(
                status, IssueType.NOTSUPPORTED, "This call is not served. See /fhir/metadata for those that are.");
    }

    static Refusal readOnly() {
        return new Refusal(405, IssueType.NOTSUPPORTED, "This interface only answers GET: nothing is written by it.");
    }

    static Refusal format() {
        return new Refusal(406, IssueType.NOTSUPPORTED, "Answers are JSON or XML.");
    }

    static Refusal noToken() {
        return new Refusal(401, IssueType.LOGIN, "A valid bearer token is needed.");
    }

    static Refusal role() {
        return new Refusal(403, IssueType.FORBIDDEN, "This part of the interface is not for your role.");
    }

    static Refusal notLogged() {
        return new Refusal(503, IssueType.TRANSIENT, "The sharing log cannot be written, so nothing is shown.");
    }

    /** @param reference under which the hub's own log has it */
    static Refusal failed(String reference) {
        return new Refusal(500, IssueType.EXCEPTION, "Something went wrong. Reference " + reference + ".");
    }

    private static OperationOutcome outcome(IssueType type, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(type)
                .setDetails(new CodeableConcept().setText(words));
        return outcome;
    }
}
