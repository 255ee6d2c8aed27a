package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.consent.AnswerRequest;
import kinbridge.console.SignedIn;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilyConsent.ConsentPage;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
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

/** What people answered about sharing, and recording it (decision specification 1.5). */
@RestController
@RequestMapping("/api/families/{family}/consent")
@Tag(name = "Consent")
class ConsentApi {

    private final FamilyConsent consent;

    ConsentApi(FamilyConsent consent) {
        this.consent = consent;
    }

    /**
     * @param subject a person of the family as the look names them
     * @param record the answer that this one changes; none: a new one
     * @param seen how many answers about this person the caller had seen; a newer one refuses the call
     * @param giver who answered, as the look offers it: {@code self}, {@code mother}, {@code parent}
     * @param agencies with whom it may be shared; empty: with all. Categories and purposes likewise
     * @param givenOn none: today
     * @param expiresOn none: as the rule has it
     */
    record Answer(
            UUID subject,
            @Nullable UUID record,
            int seen,
            String giver,
            @Nullable UUID giverIdentity,
            ConsentState state,
            @Nullable Set<@Nullable String> agencies,
            @Nullable Set<@Nullable String> categories,
            @Nullable Set<@Nullable String> purposes,
            @Nullable LocalDate givenOn,
            @Nullable LocalDate expiresOn,
            @Nullable String howObtained,
            @Nullable String wordsUsed,
            @Nullable String explainedBy,
            @Nullable String evidence,
            @Nullable UUID competence,

            @Schema(description = "Why asking would endanger somebody; for NOT_SOUGHT_UNSAFE") @Nullable
            String unsafeReason) {

        AnswerRequest request() {
            return new AnswerRequest(
                    Body.needed("subject", subject),
                    record,
                    seen,
                    Body.needed("giver", giver),
                    giverIdentity,
                    Body.needed("state", state),
                    Body.set(agencies),
                    Body.set(categories),
                    Body.set(purposes),
                    givenOn,
                    expiresOn,
                    null,
                    Body.text(howObtained),
                    Body.text(wordsUsed),
                    Body.text(explainedBy),
                    Body.text(evidence),
                    competence,
                    Body.text(unsafeReason));
        }
    }

    @GetMapping
    @Operation(summary = "Whose agreement counts, and each recorded answer with its versions")
    ConsentPage open(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose) {
        return consent.open(who.requester(), family, purpose).orElseThrow(NotFound::new);
    }

    @PostMapping
    @Operation(
            summary = "Records an answer as a new version; it counts from the next decision on",
            description =
                    "201 with the log entry; 403, 409 or 422 with the fields that are wrong; nothing is changed then.")
    ResponseEntity<Object> record(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Answer answer) {
        return Recorded.answer(consent.record(who.requester(), family, purpose, answer.request()));
    }
}
