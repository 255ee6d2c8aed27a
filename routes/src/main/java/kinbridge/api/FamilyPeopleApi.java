package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import kinbridge.consent.Recording;
import kinbridge.console.SignedIn;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyMembers;
import kinbridge.family.RelevanceRegister;
import kinbridge.family.Sought;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a family (decision specification 1.7), whose records matter to it, and closing it. */
@RestController
@RequestMapping("/api/families/{family}")
@Tag(name = "Family state")
class FamilyPeopleApi {

    private final StateCalls calls;
    private final FamilyMembers members;
    private final RelevanceRegister relevance;
    private final FamilyEpisodes episodes;

    FamilyPeopleApi(StateCalls calls, FamilyMembers members, RelevanceRegister relevance, FamilyEpisodes episodes) {
        this.calls = calls;
        this.members = members;
        this.relevance = relevance;
        this.episodes = episodes;
    }

    /** @param person an identity of somebody whom the look shows */
    record Person(UUID person, String reason) {

        FamilyMembers.Change change() {
            return new FamilyMembers.Change(Body.needed("person", person), Body.text(reason));
        }
    }

    /**
     * A number and a date, or both names and a date.
     *
     * @param born the date of birth, or the day on which an unborn child is expected
     */
    record NewMember(
            @Nullable String nhsNumber,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable LocalDate born,
            String reason) {

        Sought sought() {
            return new Sought(
                    Body.text(nhsNumber).strip(),
                    Body.text(givenName).strip(),
                    Body.text(familyName).strip(),
                    born);
        }
    }

    /**
     * @param group the categories' prefix: {@code HE}
     * @param until the last day, at most 3 months off
     */
    record Relevance(UUID person, String group, @Nullable LocalDate until, String reason) {}

    @PostMapping("/members")
    @Operation(summary = "Adds one person, found by an exact match or not at all")
    ResponseEntity<Object> add(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody NewMember member) {
        return calls.record(
                who,
                family,
                purpose,
                () -> members.add(who.requester(), family, member.sought(), Body.text(member.reason())));
    }

    @PostMapping("/members/confirm")
    @Operation(summary = "Confirms somebody whom agencies proposed")
    ResponseEntity<Object> confirm(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Person person) {
        return about(who, family, purpose, person, () -> members.confirm(who.requester(), family, person.change()));
    }

    @PostMapping("/members/remove")
    @Operation(summary = "Removes somebody; they stay removed whatever feeds say")
    ResponseEntity<Object> remove(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Person person) {
        return about(who, family, purpose, person, () -> members.remove(who.requester(), family, person.change()));
    }

    @PostMapping("/members/focus")
    @Operation(summary = "Brings a further child into focus")
    ResponseEntity<Object> bringIntoFocus(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Person person) {
        return about(
                who, family, purpose, person, () -> members.bringIntoFocus(who.requester(), family, person.change()));
    }

    private ResponseEntity<Object> about(
            SignedIn who, UUID family, String purpose, Person person, Supplier<Recording> change) {
        return calls.record(who, family, purpose, person.change().person(), change);
    }

    @PostMapping("/relevance")
    @Operation(summary = "Says why a group of an adult's records matters to the child, and until when")
    ResponseEntity<Object> state(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Relevance relevant) {
        UUID person = Body.needed("person", relevant.person());
        return calls.record(
                who,
                family,
                purpose,
                person,
                () -> relevance.state(
                        who.requester(),
                        family,
                        new RelevanceRegister.Stating(
                                person, Body.text(relevant.group()), relevant.until(), Body.text(relevant.reason()))));
    }

    @PostMapping("/relevance/{relevance}/end")
    @Operation(summary = "Ends a statement of relevance")
    ResponseEntity<Object> end(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @PathVariable("relevance") UUID stated,
            @RequestParam String purpose,
            @RequestBody Reason why) {
        return calls.record(
                who,
                family,
                purpose,
                () -> relevance.end(
                        who.requester(), family, new RelevanceRegister.Ending(stated, Body.text(why.reason()))));
    }

    @PostMapping("/close")
    @Operation(summary = "Closes the work with the family; every membership ends")
    ResponseEntity<Object> close(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestBody Reason why) {
        return calls.record(
                who, family, purpose, () -> episodes.close(who.requester(), family, Body.text(why.reason())));
    }
}
