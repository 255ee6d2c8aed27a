package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.console.SignedIn;
import kinbridge.grants.GrantPages;
import kinbridge.grants.GrantPages.Asked;
import kinbridge.grants.GrantPages.Asking;
import kinbridge.grants.GrantPages.AskingPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for a supervisor's signature, and asking for it (decision specification 2.13). */
@RestController
@RequestMapping("/api/families/{family}/grants")
@Tag(name = "Grants")
class GrantsApi {

    private final GrantPages grants;

    GrantsApi(GrantPages grants) {
        this.grants = grants;
    }

    /** @param groups the categories' prefixes, as the list offers them: {@code HE} */
    record Request(@Nullable List<@Nullable String> groups, String reason) {}

    @GetMapping
    @Operation(summary = "What may be asked for, who signs, and what was asked before")
    AskingPage open(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose) {
        return grants.asking(who.requester(), family, purpose).orElseThrow(NotFound::new);
    }

    @PostMapping
    @Operation(
            summary = "Asks for one signature for a family, a purpose and groups of categories",
            description = "202 when it was sent to the supervisor; 422 with the fields that are wrong. The answer is"
                    + " the same whether or not anything is held.")
    ResponseEntity<Object> ask(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Request request) {
        List<String> groups = Body.list(request.groups());
        Asked asked = grants.ask(who.requester(), family, new Asking(purpose, groups, Body.text(request.reason())));
        if (asked instanceof Asked.NotYours) {
            throw new NotFound();
        }
        return asked instanceof Asked.Wrong wrong
                ? Recorded.problem(HttpStatus.UNPROCESSABLE_CONTENT, wrong.mistakes())
                : ResponseEntity.accepted().build();
    }
}
