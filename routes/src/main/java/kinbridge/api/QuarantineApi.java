package kinbridge.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.console.Permission;
import kinbridge.console.SignedIn;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Detail;
import kinbridge.feeds.QuarantinePages.Ended;
import kinbridge.feeds.QuarantinePages.Fault;
import kinbridge.feeds.QuarantinePages.Filter;
import kinbridge.feeds.QuarantinePages.Listed;
import kinbridge.feeds.QuarantinePages.Outcome;
import kinbridge.feeds.QuarantinePages.State;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.sharinglog.ReasonWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where and why something waits in quarantine, and its end. What was in it is never answered here. */
@RestController
@RequestMapping("/api/quarantine")
@Tag(name = "Quarantine")
class QuarantineApi {

    private static final int MOST_ROWS = 200;

    private final QuarantinePages quarantine;

    QuarantineApi(QuarantinePages quarantine) {
        this.quarantine = quarantine;
    }

    /** @param entry the sharing-log entry that says so */
    record TriedAgain(Outcome outcome, UUID entry) {}

    /** @param asked how many will be tried, one after the other */
    record AskedFor(long asked) {}

    /** All that wait of one feed for one reason, as the list words it; of one file only, where it is named. */
    record OneFault(String feed, @Nullable String file, String reason) {}

    @GetMapping
    @Operation(
            summary = "What is or was in quarantine, the newest file first, within it in its order: metadata only",
            description =
                    "Needs a role that watches feeds or governs. Pass 'next' on as 'after'; it is null at the end.")
    Listed list(
            @RequestParam(required = false) @Nullable String feed,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer olderThanDays,
            @RequestParam(defaultValue = "WAITING") State state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        boolean isPossible = limit >= 1
                && limit <= MOST_ROWS
                && (olderThanDays == null || (olderThanDays >= 0 && olderThanDays <= 36_500));
        if (!isPossible) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'limit' is 1 to " + MOST_ROWS + ", 'olderThanDays' 0 to 36500.");
        }
        return quarantine.list(new Filter(feed, file, reason, olderThanDays, state), after, limit);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One of them, with each try",
            description = "'why' it was discarded is null unless the caller may see content or replay. 404 if there is"
                    + " none of that id.")
    Detail open(@Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        boolean withWords = who.may(Permission.SEE_QUARANTINE_CONTENT) || who.may(Permission.REPLAY_QUARANTINE);
        return quarantine.find(id, withWords).orElseThrow(QuarantineApi::notThere);
    }

    @PostMapping("/{id}/release")
    @Operation(
            summary = "Tries it again by today's mapping, agreements and linkage",
            description = "200 with what became of it; STILL_NOT_UNDERSTOOD and NOT_TRIED leave it waiting. 202 for"
                    + " the rest of a file, which is read again behind this answer. 403 without the grant"
                    + " 'quarantine-replay'; 404 if there is none of that id; 409 if it was ended before.")
    ResponseEntity<Object> release(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @PathVariable UUID id) {
        Tried tried = quarantine.release(who.requester(), id);
        if (tried instanceof Tried.Done done) {
            return ResponseEntity.ok(new TriedAgain(done.outcome(), done.entry()));
        }
        if (tried instanceof Tried.Begun) {
            return ResponseEntity.accepted().build();
        }
        if (tried instanceof Tried.EndedBefore before) {
            return endedBefore(before.state());
        }
        throw notThere();
    }

    @PostMapping("/release")
    @Operation(
            summary = "Tries again all that wait of one feed for one reason",
            description = "202 with how many; each is tried behind this answer, in a transaction and with a log entry"
                    + " of its own. 0 where nothing matches. 403 without the grant 'quarantine-replay'.")
    ResponseEntity<Object> releaseAll(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who, @RequestBody OneFault fault) {
        long asked = quarantine.releaseAll(
                who.requester(),
                new Fault(Body.needed("feed", fault.feed()), fault.file(), Body.needed("reason", fault.reason())));
        return ResponseEntity.accepted().body(new AskedFor(asked));
    }

    @PostMapping("/{id}/discard")
    @Operation(
            summary = "Gives it up: what was in it is deleted, for good",
            description = "200 with the entry. 403 without the grant 'quarantine-replay'; 404 if there is none of that"
                    + " id; 409 if it was ended before; 422 if the reason is no sentence.")
    ResponseEntity<Object> discard(
            @Parameter(hidden = true) @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestBody Reason why) {
        String words = Body.text(why.reason()).strip();
        String mistake = ReasonWords.mistakeIn(words).orElse(null);
        if (mistake != null) {
            return Recorded.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, List.of(Map.of("field", "reason", "words", mistake)));
        }
        Ended ended = quarantine.discard(who.requester(), id, words);
        if (ended instanceof Ended.Done done) {
            return ResponseEntity.ok(new Recorded(done.entry()));
        }
        if (ended instanceof Ended.EndedBefore before) {
            return endedBefore(before.state());
        }
        throw notThere();
    }

    private static ResponseEntity<Object> endedBefore(State state) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "It was ended before. Nothing was done now.");
        problem.setProperty("state", state);
        return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing of that id in quarantine.");
    }
}
