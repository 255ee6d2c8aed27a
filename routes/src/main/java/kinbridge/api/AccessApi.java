package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.console.SignedIn;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyEpisodes.Opened;
import kinbridge.family.Necessity;
import kinbridge.family.Necessity.Asked;
import kinbridge.family.Necessity.Pending;
import kinbridge.family.Necessity.Try;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.BreakGlass.Breaking;
import kinbridge.grants.BreakGlass.Broken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Coming to a family from outside its team: by necessity (decision specification 2.17), by broken glass
 * (2.12), or by opening the work. No answer tells whether a reference is a family's.
 */
@RestController
@RequestMapping("/api/access")
@Tag(name = "Access")
class AccessApi {

    private final Necessity necessity;
    private final BreakGlass breakGlass;
    private final FamilyEpisodes episodes;
    private final InstantSource clock;

    AccessApi(Necessity necessity, BreakGlass breakGlass, FamilyEpisodes episodes, InstantSource clock) {
        this.necessity = necessity;
        this.breakGlass = breakGlass;
        this.episodes = episodes;
        this.clock = clock;
    }

    /**
     * @param reference of the family, as it was given to the caller: {@code FAM-7Q2K9X}
     * @param until the last day, at most 8 weeks off
     */
    record Request(
            String reference, String purpose, @Nullable LocalDate until, String reason) {}

    record Countersignature(boolean agreed, String reason) {}

    /** @param justification the code of one of the three grounds, such as {@code PUBLIC_INTEREST} */
    record Emergency(String reference, String justification, String reason) {}

    @GetMapping("/requests")
    @Operation(summary = "What the caller asked for and is not over; not whether it was granted")
    List<Asked> asked(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who) {
        return necessity.askedBy(who.requester());
    }

    @PostMapping("/requests")
    @Operation(summary = "Asks for a family by its reference; the answer is the same whether or not there is one")
    ResponseEntity<Object> ask(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @RequestBody Request request) {
        return Recorded.answer(necessity.ask(
                who.requester(),
                new Necessity.Asking(
                        Body.text(request.reference()),
                        new Necessity.Stating(
                                Body.text(request.purpose()), request.until(), Body.text(request.reason())))));
    }

    @GetMapping("/requests/{request}/family")
    @Operation(
            summary =
                    "The family's id, once the caller may try to open it; before, and for no family, an id that opens nothing")
    Try familyOf(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID request) {
        return necessity.toTry(who.requester(), request).orElseThrow(NotFound::new);
    }

    @GetMapping("/countersign")
    @Operation(summary = "What waits for the police liaison's countersignature")
    List<Pending> waiting(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who) {
        return necessity.pending(who.requester());
    }

    @PostMapping("/countersign/{necessity}")
    @Operation(summary = "Countersigns, or refuses to")
    ResponseEntity<Object> countersign(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable("necessity") UUID asked,
            @RequestBody Countersignature answer) {
        return Recorded.answer(necessity.answer(
                who.requester(), new Necessity.Answering(asked, answer.agreed(), Body.text(answer.reason()))));
    }

    @GetMapping("/break-glass")
    @Operation(summary = "What the caller has opened by broken glass and is not over")
    List<BreakGlass.Access> open(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who) {
        return breakGlass.openOf(who.requester());
    }

    @PostMapping("/break-glass")
    @Operation(
            summary = "Breaks the glass for four hours; governance is told at once",
            description = "Needs a token issued a moment ago (401 otherwise): whoever goes ahead alone proves first who"
                    + " they are. 201 whether or not the reference is a family's; 403 where the role may not, and to"
                    + " whoever has left that family's team.")
    ResponseEntity<Object> breakGlass(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @RequestBody Emergency emergency) {
        if (!who.isFresh(clock.instant())) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Sign in again for a fresh token.");
        }
        Broken broken = breakGlass.breakGlass(
                who.requester(),
                new Breaking(
                        Body.text(emergency.reference()),
                        Body.text(emergency.justification()),
                        Body.text(emergency.reason())));
        if (broken instanceof Broken.Opened opened) {
            return ResponseEntity.status(HttpStatus.CREATED).body(opened);
        }
        return broken instanceof Broken.Refused refused
                ? Recorded.answer(Recording.notAllowed(refused.words()))
                : Recorded.problem(HttpStatus.UNPROCESSABLE_CONTENT, ((Broken.Wrong) broken).mistakes());
    }

    @GetMapping("/break-glass/{access}/family")
    @Operation(
            summary =
                    "The family's id, to be opened for the purpose EMERGENCY; an id that opens nothing where there is none")
    Map<String, UUID> emergencyFamily(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID access) {
        return Map.of("family", breakGlass.familyOf(who.requester(), access).orElseThrow(NotFound::new));
    }

    @PostMapping("/break-glass/{access}/end")
    @Operation(summary = "Ends it before its time")
    ResponseEntity<Object> end(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID access) {
        if (!breakGlass.end(who.requester(), access)) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/families")
    @Operation(
            summary = "Opens the work with a family around a child, found by an exact match or not at all",
            description = "201 with the family's id; 409 where somebody works with the child already; 403 or 422"
                    + " with what is wrong.")
    ResponseEntity<Object> openFamily(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @RequestBody FamilyPeopleApi.NewMember child) {
        Opened opened =
                episodes.open(who.requester(), new FamilyEpisodes.Opening(child.sought(), Body.text(child.reason())));
        if (opened instanceof Opened.NowOpen now) {
            return ResponseEntity.status(HttpStatus.CREATED).body(now);
        }
        return opened instanceof Opened.NotOpened not
                ? Recorded.answer(not.why())
                : Recorded.problem(
                        HttpStatus.CONFLICT,
                        List.of(new FieldProblem("", "Somebody works with this child already: ask to be let in.")));
    }
}
