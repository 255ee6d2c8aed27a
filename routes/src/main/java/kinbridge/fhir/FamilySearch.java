package kinbridge.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.function.Function;
import kinbridge.familyview.FamilyFacts;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;

/** The resources of one type in one family. */
final class FamilySearch implements IResourceProvider {

    private final Class<? extends IBaseResource> type;
    private final Function<FamilyFacts, List<Released>> mapping;
    private final Caller caller;

    FamilySearch(Class<? extends IBaseResource> type, Function<FamilyFacts, List<Released>> mapping, Caller caller) {
        this.type = type;
        this.mapping = mapping;
        this.caller = caller;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Search
    public Bundle search(
            @Description("The id of the family looked at, as the JSON interface lists it")
                    @RequiredParam(name = StrictRequests.FAMILY)
                    TokenParam family,
            @Description("Why: a purpose code that the caller's role may claim, such as CP_PLAN")
                    @RequiredParam(name = StrictRequests.PURPOSE)
                    TokenParam purpose,
            RequestDetails call) {
        FamilyFacts facts = caller.look(plain(family), plain(purpose));
        return FamilyBundle.of(facts, mapping.apply(facts), call.getFhirServerBase());
    }

    /** None where it names a code system: nothing here has one, and to leave it out would be to ignore it. */
    private static @Nullable String plain(TokenParam token) {
        return token.getSystem() == null ? token.getValue() : null;
    }
}
