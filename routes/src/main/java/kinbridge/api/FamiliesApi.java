package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Families as the caller may see them now. Each call is a look, decided and logged. */
@RestController
@RequestMapping("/api/families")
@Tag(name = "Families")
class FamiliesApi {

    private final FamilyPages families;

    FamiliesApi(FamilyPages families) {
        this.families = families;
    }

    @GetMapping
    @Operation(summary = "The families that the caller works with today, by name")
    List<FamilyPages.FamilyRow> list(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who) {
        return families.familiesOf(who.requester());
    }

    @GetMapping("/{family}")
    @Operation(
            summary = "One family, for one purpose",
            description = "404 whether there is no such family or it is not for the caller.")
    FamilyPage open(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @Parameter(description = "A purpose code that the caller's role may claim, such as CP_PLAN") @RequestParam
                    String purpose) {
        return families.open(who.requester(), family, purpose).orElseThrow(NotFound::new);
    }
}
