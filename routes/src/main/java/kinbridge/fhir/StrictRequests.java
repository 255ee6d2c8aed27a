package kinbridge.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Set;

/** Refuses what it does not know: a filter that were ignored would release more than was asked for. */
final class StrictRequests {

    static final String FAMILY = "family";
    static final String PURPOSE = "purpose";

    static final Set<String> OF_EVERY_CALL = Set.of("_format", "_pretty");
    private static final Set<String> OF_A_SEARCH = Set.of(FAMILY, PURPOSE);

    private StrictRequests() {}

    static void check(RequestDetails call) {
        Set<String> allowed = allowed(call);
        if (AuditEvents.TYPE.equals(call.getResourceName())) {
            AuditSearch.check(call);
            return;
        }
        for (Map.Entry<String, String[]> parameter : call.getParameters().entrySet()) {
            if (!OF_EVERY_CALL.contains(parameter.getKey()) && !allowed.contains(parameter.getKey())) {
                throw Refusal.wrong("A parameter of this call is not known here, so nothing is answered. Known: "
                        + String.join(", ", allowed.stream().sorted().toList()) + ", _format, _pretty.");
            }
            if (parameter.getValue().length != 1) {
                throw Refusal.wrong("Each parameter is given once.");
            }
        }
        for (String needed : allowed) {
            if (!call.getParameters().containsKey(needed)) {
                throw Refusal.wrong(
                        needed.equals(PURPOSE)
                                ? "'purpose' is missing: why the family is looked at, such as CP_PLAN."
                                : "'family' is missing: the id of the family that is looked at.");
            }
        }
    }

    private static Set<String> allowed(RequestDetails call) {
        if (FamilyOperation.NAME.equals(call.getOperation())) {
            return Set.of(PURPOSE);
        }
        boolean isSearch = call.getResourceName() != null && call.getId() == null && call.getOperation() == null;
        return isSearch ? OF_A_SEARCH : Set.of();
    }
}
