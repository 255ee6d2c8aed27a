package kinbridge.fhir;

import java.util.UUID;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilyFacts;
import kinbridge.familyview.FamilyLooks;
import kinbridge.needtoknow.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** One look of whoever shows the token of this call. */
final class Caller {

    private final FamilyLooks families;

    Caller(FamilyLooks families) {
        this.families = families;
    }

    /**
     * @param family as written in the address
     * @throws Refusal 400 for a purpose that there is not; 404 for no such family as for one that is not
     *     for this caller, since what is no id is the address of nothing
     */
    FamilyFacts look(@Nullable String family, @Nullable String purpose) {
        if (purpose == null || Purpose.of(purpose).isEmpty()) {
            throw Refusal.wrong("'purpose' is none that there is: give the code of one, such as CP_PLAN.");
        }
        return families.open(caller().requester(), id(family), purpose).orElseThrow(Refusal::notFound);
    }

    private static UUID id(@Nullable String family) {
        try {
            return UUID.fromString(String.valueOf(family));
        } catch (IllegalArgumentException noId) {
            throw Refusal.notFound();
        }
    }

    static SignedIn caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
            return who;
        }
        throw Refusal.noToken();
    }
}
