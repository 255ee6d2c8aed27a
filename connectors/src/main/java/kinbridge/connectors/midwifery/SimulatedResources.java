package kinbridge.connectors.midwifery;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One kind of resource of the simulated server: read, search, create, update. */
public final class SimulatedResources implements IResourceProvider {

    private final Class<? extends Resource> type;
    private final SimulatedRecords records;
    private final SimulatedTransactions transactions;

    SimulatedResources(Class<? extends Resource> type, SimulatedRecords records, SimulatedTransactions transactions) {
        this.type = type;
        this.records = records;
        this.transactions = transactions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Read
    public IBaseResource read(@IdParam IdType id) {
        return records.find(type.getSimpleName(), id.getIdPart())
                .orElseThrow(() -> new ResourceNotFoundException("no such resource"));
    }

    /** Always in the order of change, whatever is asked. */
    @Search
    public List<IBaseResource> search(
            @OptionalParam(name = "_lastUpdated") @Nullable DateRangeParam lastUpdated,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "subject") @Nullable ReferenceParam subject,
            @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
            @Sort @Nullable SortSpec order) {
        Stream<Resource> found = records.ofType(type.getSimpleName()).stream();
        if (lastUpdated != null) {
            found = found.filter(resource -> within(resource, lastUpdated));
        }
        for (ReferenceParam person :
                Stream.of(patient, subject).filter(given -> given != null).toList()) {
            found = found.filter(resource -> SimulatedRecords.concerns(resource, "Patient/" + person.getIdPart()));
        }
        if (identifier != null) {
            found = found.filter(
                    resource -> SimulatedRecords.carries(resource, identifier.getSystem(), identifier.getValue()));
        }
        return found.map(IBaseResource.class::cast).toList();
    }

    private static boolean within(Resource resource, DateRangeParam range) {
        Instant updated = resource.getMeta().getLastUpdatedElement().getValue().toInstant();
        var from = range.getLowerBoundAsInstant();
        var until = range.getUpperBoundAsInstant();
        return (from == null || !updated.isBefore(from.toInstant()))
                && (until == null || !updated.isAfter(until.toInstant()));
    }

    @Create
    public MethodOutcome create(
            @ResourceParam IBaseResource resource, @ConditionalUrlParam @Nullable String condition) {
        return transactions.create((Resource) resource, condition);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam IBaseResource resource,
            @ConditionalUrlParam @Nullable String condition) {
        return transactions.update((Resource) resource, id == null ? null : id.getIdPart(), condition);
    }
}
