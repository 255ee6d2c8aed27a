package kinbridge.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.model.valueset.BundleTypeEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import kinbridge.familyview.FamilyFacts;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;

/** One whole family in one look: {@code Group/<family>/$everything}. */
final class FamilyOperation implements IResourceProvider {

    static final String NAME = "$everything";

    private final Caller caller;

    FamilyOperation(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Class<Group> getResourceType() {
        return Group.class;
    }

    @Operation(name = NAME, idempotent = true, bundleType = BundleTypeEnum.SEARCHSET)
    @Description(shortDefinition = "One look at one family: all that is served of it here")
    public Bundle everything(
            @IdParam IdType family,
            @Description("Why: a purpose code that the caller's role may claim, such as CP_PLAN")
                    @OperationParam(name = StrictRequests.PURPOSE, min = 1, max = 1)
                    CodeType purpose,
            RequestDetails call) {
        FamilyFacts facts = caller.look(family.getIdPart(), purpose.getValue());
        return FamilyBundle.of(facts, FamilyBundle.everything(facts), call.getFhirServerBase());
    }
}
