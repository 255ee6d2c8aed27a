package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.FlagRequest;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilySafety;
import kinbridge.familyview.FamilySafety.SafetyPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Flags (decision specification 2.17) and assessments of competence or capacity (1.5). */
@RestController
@RequestMapping("/api/families/{family}")
@Tag(name = "Safety")
class SafetyApi {

    private final FamilySafety safety;

    SafetyApi(FamilySafety safety) {
        this.safety = safety;
    }

    /**
     * @param kind a flag's code: {@code protected_address}
     * @param record the one record it is about; none: whatever is about the person
     * @param colleague the one practitioner it is about, for flags that name one
     * @param date when it is to be reviewed, or its last day, as the flag has it
     */
    record NewFlag(
            String kind,
            UUID subject,
            @Nullable UUID record,
            @Nullable String colleague,
            String reason,
            @Nullable LocalDate date) {}

    /** @param seen how many reviews the caller had seen; a newer one refuses the call */
    record FlagReview(int seen, String reason, @Nullable LocalDate date) {}

    record Clearing(int seen, String reason) {}

    /** @param isAboutSharing whether the decision assessed is whether their information may be shared */
    record Assessment(
            UUID subject,
            int seen,
            String outcome,
            boolean isAboutSharing,
            String decision,
            String reason,
            String assessedBy,
            @Nullable LocalDate assessedOn) {}

    @GetMapping("/safety")
    @Operation(summary = "Flags and assessments of the people shown, as far as the caller may know of them")
    SafetyPage open(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose) {
        return safety.open(who.requester(), family, purpose).orElseThrow(NotFound::new);
    }

    @PostMapping("/flags")
    @Operation(summary = "Sets a flag; it counts from the next decision on")
    ResponseEntity<Object> set(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody NewFlag flag) {
        return change(
                who,
                family,
                purpose,
                new FlagRequest.Set(
                        Body.needed("kind", flag.kind()),
                        Body.needed("subject", flag.subject()),
                        flag.record(),
                        flag.colleague(),
                        Body.text(flag.reason()),
                        flag.date()));
    }

    @PostMapping("/flags/{flag}/review")
    @Operation(summary = "Keeps a flag after a review")
    ResponseEntity<Object> review(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @PathVariable UUID flag,
            @RequestParam String purpose,
            @RequestBody FlagReview review) {
        return change(
                who,
                family,
                purpose,
                new FlagRequest.Review(flag, review.seen(), Body.text(review.reason()), review.date()));
    }

    @PostMapping("/flags/{flag}/clear")
    @Operation(summary = "Clears a flag")
    ResponseEntity<Object> clear(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @PathVariable UUID flag,
            @RequestParam String purpose,
            @RequestBody Clearing clearing) {
        return change(who, family, purpose, new FlagRequest.Clear(flag, clearing.seen(), Body.text(clearing.reason())));
    }

    @PostMapping("/assessments")
    @Operation(summary = "Records an assessment of competence or capacity")
    ResponseEntity<Object> assess(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Assessment assessment) {
        return Recorded.answer(safety.assess(
                who.requester(),
                family,
                purpose,
                new AssessmentRequest(
                        Body.needed("subject", assessment.subject()),
                        assessment.seen(),
                        Body.text(assessment.outcome()),
                        assessment.isAboutSharing(),
                        Body.text(assessment.decision()),
                        Body.text(assessment.reason()),
                        Body.text(assessment.assessedBy()),
                        assessment.assessedOn())));
    }

    private ResponseEntity<Object> change(SignedIn who, UUID family, String purpose, FlagRequest change) {
        return Recorded.answer(safety.change(who.requester(), family, purpose, change));
    }
}
