package kinbridge.api;

import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.consent.Recording;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilyStatePage;
import kinbridge.familyview.FamilyStatePages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What all changes of a family's state have in common: they begin with a look for a purpose, and may name
 * only people whom that look released.
 */
@Component
class StateCalls {

    private final FamilyStatePages pages;

    StateCalls(FamilyStatePages pages) {
        this.pages = pages;
    }

    /** 404 whether there is no such family or it is not for the caller. */
    FamilyStatePage open(SignedIn who, UUID family, String purpose, @Nullable UUID child) {
        return pages.open(who.requester(), family, purpose, child).orElseThrow(NotFound::new);
    }

    ResponseEntity<Object> record(SignedIn who, UUID family, String purpose, Supplier<Recording> change) {
        open(who, family, purpose, null);
        return Recorded.answer(change.get());
    }

    /** @param named the person whom the change is about; somebody hidden is answered as nobody */
    ResponseEntity<Object> record(SignedIn who, UUID family, String purpose, UUID named, Supplier<Recording> change) {
        if (!open(who, family, purpose, null).names(named)) {
            throw new NotFound();
        }
        return Recorded.answer(change.get());
    }
}
