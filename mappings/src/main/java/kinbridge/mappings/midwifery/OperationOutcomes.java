package kinbridge.mappings.midwifery;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** An OperationOutcome: the sender's own error instead of what was asked for, so it waits to be seen. */
final class OperationOutcomes {

    private OperationOutcomes() {}

    static void map(OperationOutcome outcome, Sent sent) {
        boolean failed = outcome.getIssue().stream()
                .anyMatch(issue -> issue.getSeverity() != IssueSeverity.INFORMATION
                        && issue.getSeverity() != IssueSeverity.WARNING);
        String codes = outcome.getIssue().stream().map(OperationOutcomes::codes).collect(Collectors.joining(", "));
        if (failed) {
            sent.findings().part("issue", codes, "the sender answers with an error", "a resource");
        } else if (!codes.isEmpty()) {
            sent.findings().warn("issue", "the sender says " + codes);
        }
    }

    /** Codes only: diagnostics are free text and may name a person. */
    private static String codes(OperationOutcomeIssueComponent issue) {
        String code = issue.getCode() == null ? "unknown" : issue.getCode().toCode();
        String detail = Terms.code(issue.getDetails());
        return detail == null ? code : code + " " + detail;
    }
}
