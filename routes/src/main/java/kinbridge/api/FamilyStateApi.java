package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import kinbridge.console.SignedIn;
import kinbridge.family.HarmLevels;
import kinbridge.family.Necessity;
import kinbridge.family.TeamChanges;
import kinbridge.familyview.FamilyStatePage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What decisions about a family depend on, and recording it: the harm level (decision specification 1.7),
 * the team, and why a look is necessary (2.17).
 */
@RestController
@RequestMapping("/api/families/{family}")
@Tag(name = "Family state")
class FamilyStateApi {

    private final StateCalls calls;
    private final HarmLevels harm;
    private final TeamChanges team;
    private final Necessity necessity;

    FamilyStateApi(StateCalls calls, HarmLevels harm, TeamChanges team, Necessity necessity) {
        this.calls = calls;
        this.harm = harm;
        this.team = team;
        this.necessity = necessity;
    }

    /** @param level a harm level's code: {@code S47} */
    record Raise(UUID child, String level, String reason) {}

    /** @param until the last day; none: open */
    record Joining(
            String practitioner,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            String reason) {}

    /** @param lastDay none: at once */
    record Leaving(@Nullable LocalDate lastDay, String reason) {}

    record Lead(String practitioner) {}

    /**
     * @param claims the purpose that it is necessary for
     * @param until the last day, at most 8 weeks off
     */
    record Why(String claims, @Nullable LocalDate until, String reason) {}

    @GetMapping("/state")
    @Operation(summary = "People, harm levels, team and relevance, as far as the caller may know of them")
    FamilyStatePage open(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestParam(required = false) @Nullable UUID child) {
        return calls.open(who, family, purpose, child);
    }

    @PostMapping("/harm")
    @Operation(summary = "Raises a child's harm level ahead of the case system, for two working days")
    ResponseEntity<Object> raise(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Raise raise) {
        UUID child = Body.needed("child", raise.child());
        return calls.record(
                who,
                family,
                purpose,
                child,
                () -> harm.raise(
                        who.requester(),
                        family,
                        new HarmLevels.Raising(child, Body.text(raise.level()), Body.text(raise.reason()))));
    }

    @PostMapping("/harm/{raise}/end")
    @Operation(summary = "Ends a raised harm level")
    ResponseEntity<Object> end(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @PathVariable UUID raise,
            @RequestParam String purpose,
            @RequestBody Reason why) {
        return calls.record(
                who,
                family,
                purpose,
                () -> harm.end(who.requester(), family, new HarmLevels.Ending(raise, Body.text(why.reason()))));
    }

    @PostMapping("/team")
    @Operation(summary = "Adds a practitioner to the team")
    ResponseEntity<Object> join(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Joining joining) {
        return calls.record(
                who,
                family,
                purpose,
                () -> team.add(
                        who.requester(),
                        family,
                        new TeamChanges.Adding(
                                Body.text(joining.practitioner()),
                                joining.since(),
                                joining.until(),
                                Body.text(joining.reason()))));
    }

    @PostMapping("/team/{member}/end")
    @Operation(summary = "Ends a membership; access ends with it")
    ResponseEntity<Object> leave(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @PathVariable UUID member,
            @RequestParam String purpose,
            @RequestBody Leaving leaving) {
        return calls.record(
                who,
                family,
                purpose,
                () -> team.end(
                        who.requester(),
                        family,
                        new TeamChanges.Ending(member, leaving.lastDay(), Body.text(leaving.reason()))));
    }

    @PutMapping("/team/lead")
    @Operation(summary = "Says which member leads")
    ResponseEntity<Object> lead(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Lead lead) {
        return calls.record(
                who, family, purpose, () -> team.lead(who.requester(), family, Body.text(lead.practitioner())));
    }

    @PostMapping("/necessity")
    @Operation(summary = "Records why the caller must look at this family for a purpose")
    ResponseEntity<Object> necessary(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Why why) {
        return calls.record(
                who,
                family,
                purpose,
                () -> necessity.state(
                        who.requester(),
                        family,
                        new Necessity.Stating(Body.text(why.claims()), why.until(), Body.text(why.reason()))));
    }
}
