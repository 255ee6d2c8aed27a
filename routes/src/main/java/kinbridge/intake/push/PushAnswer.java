package kinbridge.intake.push;

import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a sender is told: problem details (RFC 9457), or an {@code OperationOutcome} where the feed speaks
 * FHIR. Nothing of what was sent comes back.
 *
 * <p>A FHIR transaction is answered as FHIR R4's asynchronous pattern answers its start
 * (hl7.org/fhir/R4/async.html): 202 Accepted with an {@code OperationOutcome}. A {@code
 * transaction-response} would say that each entry has been carried out, and nothing has: the hub has the
 * bundle safe, and reads it afterwards. There is no status to ask for, so no {@code Content-Location}.
 */
final class PushAnswer {

    static final int RETRY_STOPPED_SECONDS = 300;
    static final int RETRY_FAILED_SECONDS = 30;

    private final boolean fhir;

    PushAnswer(boolean fhir) {
        this.fhir = fhir;
    }

    ResponseEntity<String> accepted(UUID id) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted();
        if (fhir) {
            return answer.contentType(fhirJson())
                    .body(outcome("information", "informational", "Received whole and kept, as " + id + "."));
        }
        return answer.contentType(MediaType.APPLICATION_JSON).body("{\"id\":\"" + id + "\"}");
    }

    ResponseEntity<String> refused(HttpStatus status, String issue, String detail) {
        return refused(status, new HttpHeaders(), issue, detail);
    }

    ResponseEntity<String> later(int seconds, String detail) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        return refused(HttpStatus.SERVICE_UNAVAILABLE, headers, "transient", detail);
    }

    ResponseEntity<String> nobody() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return refused(
                HttpStatus.UNAUTHORIZED, headers, "login", "A valid bearer token or client certificate is needed.");
    }

    /** One same answer whether or not there is such a feed. */
    ResponseEntity<String> notHere() {
        return refused(HttpStatus.NOT_FOUND, "not-found", "There is nothing here that you may send to.");
    }

    private ResponseEntity<String> refused(HttpStatus status, HttpHeaders headers, String issue, String detail) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).headers(headers);
        if (fhir) {
            return answer.contentType(fhirJson()).body(outcome("error", issue, detail));
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body("{\"type\":\"about:blank\",\"title\":\"" + status.getReasonPhrase() + "\",\"status\":"
                        + status.value() + ",\"detail\":\"" + detail + "\"}");
    }

    private static MediaType fhirJson() {
        return MediaType.valueOf("application/fhir+json");
    }

    private static String outcome(String severity, String code, String diagnostics) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"" + severity + "\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + diagnostics + "\"}]}";
    }
}
