package kinbridge.connectors.midwifery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What the simulated server takes from others: all entries of a transaction or none. */
public final class SimulatedTransactions {

    private final SimulatedRecords records;

    SimulatedTransactions(SimulatedRecords records) {
        this.records = records;
    }

    @Transaction
    public Bundle transact(@TransactionParam Bundle transaction) {
        synchronized (records) {
            transaction.getEntry().forEach(this::check);
            Map<String, String> assigned = assignIds(transaction);
            transaction.getEntry().forEach(entry -> resolve(entry.getResource(), assigned));
            Bundle answer = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
            transaction.getEntry().forEach(entry -> answer.addEntry().setResponse(apply(entry)));
            return answer;
        }
    }

    MethodOutcome create(Resource resource, @Nullable String condition) {
        synchronized (records) {
            check(resource);
            Optional<Resource> known =
                    condition == null ? Optional.empty() : records.matching(resource.fhirType(), condition);
            Resource kept = known.orElseGet(() -> records.receive(resource));
            return new MethodOutcome(kept.getIdElement(), known.isEmpty()).setResource(kept);
        }
    }

    MethodOutcome update(Resource resource, @Nullable String id, @Nullable String condition) {
        synchronized (records) {
            check(resource);
            Optional<Resource> known =
                    condition == null ? Optional.empty() : records.matching(resource.fhirType(), condition);
            String target = known.map(found -> found.getIdElement().getIdPart()).orElse(id);
            boolean created =
                    target == null || records.find(resource.fhirType(), target).isEmpty();
            resource.setId(target);
            Resource kept = records.receive(resource);
            return new MethodOutcome(kept.getIdElement(), created).setResource(kept);
        }
    }

    private void check(BundleEntryComponent entry) {
        Bundle.HTTPVerb verb = entry.getRequest().getMethod();
        if (entry.getResource() == null || (verb != Bundle.HTTPVerb.POST && verb != Bundle.HTTPVerb.PUT)) {
            throw new InvalidRequestException("an entry must POST or PUT a resource");
        }
        check(entry.getResource());
    }

    private void check(Resource resource) {
        if (resource instanceof Flag flag) {
            if (flag.getStatus() == null || !flag.getCode().hasCoding() || !flag.hasSubject()) {
                throw refused(IssueType.REQUIRED);
            }
            if (!isOurPatient(flag.getSubject())) {
                throw refused(IssueType.NOTFOUND);
            }
        }
    }

    private boolean isOurPatient(Reference subject) {
        if (subject.getReferenceElement().hasIdPart()) {
            return records.find("Patient", subject.getReferenceElement().getIdPart())
                    .isPresent();
        }
        return records.ofType("Patient").stream()
                .anyMatch(patient -> SimulatedRecords.carries(
                        patient,
                        String.valueOf(subject.getIdentifier().getSystem()),
                        String.valueOf(subject.getIdentifier().getValue())));
    }

    private static UnprocessableEntityException refused(IssueType code) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(code)
                .setDetails(new CodeableConcept().setText("The flag cannot be taken"));
        return new UnprocessableEntityException("the flag cannot be taken", outcome);
    }

    /** Ids first, so that entries may refer to one another by their full URLs. */
    private Map<String, String> assignIds(Bundle transaction) {
        Map<String, String> assigned = new HashMap<>();
        for (BundleEntryComponent entry : transaction.getEntry()) {
            Resource resource = entry.getResource();
            String url = entry.getRequest().getUrl();
            boolean direct = entry.getRequest().getMethod() == Bundle.HTTPVerb.PUT && !url.contains("?");
            String id = direct
                    ? url.substring(url.indexOf('/') + 1)
                    : condition(entry)
                            .flatMap(condition -> records.matching(resource.fhirType(), condition))
                            .map(known -> known.getIdElement().getIdPart())
                            .orElseGet(() -> UUID.randomUUID().toString());
            resource.setId(id);
            if (entry.hasFullUrl()) {
                assigned.put(entry.getFullUrl(), resource.fhirType() + "/" + id);
            }
        }
        return assigned;
    }

    private static void resolve(Resource resource, Map<String, String> assigned) {
        FhirContext.forR4Cached().newTerser().getAllResourceReferences(resource).forEach(found -> {
            String target = assigned.get(
                    found.getResourceReference().getReferenceElement().getValue());
            if (target != null) {
                found.getResourceReference().setReference(target);
            }
        });
    }

    private Bundle.BundleEntryResponseComponent apply(BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        MethodOutcome outcome = entry.getRequest().getMethod() == Bundle.HTTPVerb.POST
                ? create(resource, condition(entry).orElse(null))
                : update(resource, resource.getIdElement().getIdPart(), null);
        return new Bundle.BundleEntryResponseComponent()
                .setStatus(Boolean.TRUE.equals(outcome.getCreated()) ? "201 Created" : "200 OK")
                .setLocation(outcome.getId().toUnqualified().getValue());
    }

    private static Optional<String> condition(BundleEntryComponent entry) {
        if (entry.getRequest().getMethod() == Bundle.HTTPVerb.POST) {
            return Optional.ofNullable(entry.getRequest().getIfNoneExist());
        }
        return Optional.of(entry.getRequest().getUrl()).filter(url -> url.contains("?"));
    }
}
