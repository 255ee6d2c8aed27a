package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedHealth;
import kinbridge.feeds.QuarantinePages;
import kinbridge.feeds.QuarantinePages.Content;
import kinbridge.feeds.QuarantinePages.Detail;
import kinbridge.feeds.QuarantinePages.Ended;
import kinbridge.feeds.QuarantinePages.Fault;
import kinbridge.feeds.QuarantinePages.Heap;
import kinbridge.feeds.QuarantinePages.Listed;
import kinbridge.feeds.QuarantinePages.Tried;
import kinbridge.sharinglog.ReasonWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could not be understood, why, since when, and how it ended. */
@Controller
class QuarantinePage {

    private static final int PAGE_ROWS = 50;
    private static final int MOST_HEAPS = 20;

    private final QuarantinePages quarantine;
    private final FeedStates states;
    private final PeoplesNames colleagues;

    QuarantinePage(QuarantinePages quarantine, FeedStates states, PeoplesNames colleagues) {
        this.quarantine = quarantine;
        this.states = states;
        this.colleagues = colleagues;
    }

    @GetMapping("/quarantine")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam Map<String, String> parameters, Model model) {
        List<String> feeds = states.health().stream().map(FeedHealth::feed).toList();
        QuarantineQuery query = QuarantineQuery.of(parameters, feeds);
        Listed listed = quarantine.list(query.filter(quarantine.overdueAfterDays()), query.after(), PAGE_ROWS);
        model.addAttribute("query", query);
        model.addAttribute("feeds", feeds);
        model.addAttribute(
                "reasons", quarantine.reasons(query.feed().isEmpty() ? null : query.feed(), query.stateAsked()));
        model.addAttribute("overdueAfter", quarantine.overdueAfterDays());
        model.addAttribute("listed", listed);
        model.addAttribute("heaps", listed.matching() > PAGE_ROWS ? heaps(query) : List.of());
        model.addAttribute("file", query.fileAddress());
        model.addAttribute("first", query.after().isEmpty() ? null : query.address(null));
        model.addAttribute("next", listed.next() == null ? null : query.address(listed.next()));
        model.addAttribute("mayReplay", who.may(Permission.REPLAY_QUARANTINE));
        return "console/quarantine";
    }

    /** Shown where one page cannot hold the rows, and only if there is more than one heap to choose from. */
    private List<ShownHeap> heaps(QuarantineQuery query) {
        List<Heap> heaps = quarantine.heaps(query.filter(quarantine.overdueAfterDays()), MOST_HEAPS);
        return heaps.size() < 2
                ? List.of()
                : heaps.stream()
                        .map(heap -> new ShownHeap(heap, query.addressOf(heap)))
                        .toList();
    }

    record ShownHeap(Heap heap, String address) {}

    @GetMapping("/quarantine/{id}")
    String open(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return show(who, id, List.of(), "", model, response);
    }

    /** A form sent, not an address: the reason must not lie in anybody's browser history. */
    @PostMapping("/quarantine/{id}/content")
    String content(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, id, List.of(new Mistake("content-reason", mistake.get())), reason, model, response);
        }
        Optional<Content> content = quarantine.content(who.requester(), id, reason.strip());
        if (content.isEmpty()) {
            return notThere(response);
        }
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("content", content.get());
        model.addAttribute("logReference", content.get().entry());
        return "console/quarantine-content";
    }

    @PostMapping("/quarantine/{id}/release")
    String release(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Tried tried = quarantine.release(who.requester(), id);
        if (tried instanceof Tried.Unknown) {
            return notThere(response);
        }
        afterwards.addFlashAttribute("said", words(tried));
        return "redirect:/quarantine/" + id;
    }

    private static String words(Tried tried) {
        if (tried instanceof Tried.Done done) {
            return done.outcome().words() + ".";
        }
        return tried instanceof Tried.Begun
                ? "It is being read again. Its items go their way one by one; look at the figures of the feed."
                : "It was ended before, by you in another window or by a colleague. Nothing was done now.";
    }

    @PostMapping("/quarantine/release")
    String releaseAll(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String feed,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes afterwards) {
        long asked = quarantine.releaseAll(who.requester(), new Fault(feed, file.isEmpty() ? null : file, reason));
        afterwards.addFlashAttribute(
                "said", asked + " will be tried again, one after the other. Look again in a moment.");
        afterwards.addAttribute("feed", feed);
        if (!file.isEmpty()) {
            afterwards.addAttribute("file", file);
        }
        afterwards.addAttribute("reason", reason);
        return "redirect:/quarantine";
    }

    @PostMapping("/quarantine/{id}/discard")
    String discard(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, id, List.of(new Mistake("discard-reason", mistake.get())), reason, model, response);
        }
        Ended ended = quarantine.discard(who.requester(), id, reason.strip());
        if (ended instanceof Ended.Unknown) {
            return notThere(response);
        }
        afterwards.addFlashAttribute(
                "said",
                ended instanceof Ended.Done
                        ? "Discarded. What was in it is deleted."
                        : "It was ended before, by you in another window or by a colleague. Nothing was done now.");
        return "redirect:/quarantine/" + id;
    }

    /** @param typed what was typed into the field that is wrong */
    private String show(
            SignedIn who, UUID id, List<Mistake> mistakes, String typed, Model model, HttpServletResponse response) {
        boolean mayRead = who.may(Permission.SEE_QUARANTINE_CONTENT);
        boolean mayReplay = who.may(Permission.REPLAY_QUARANTINE);
        Detail detail = quarantine.find(id, mayRead || mayReplay).orElse(null);
        if (detail == null) {
            return notThere(response);
        }
        model.addAttribute("detail", detail);
        model.addAttribute("names", names(detail));
        model.addAttribute("problems", mistakes);
        model.addAttribute(
                "wrongField", mistakes.isEmpty() ? "" : mistakes.get(0).field());
        model.addAttribute("typed", typed);
        model.addAttribute("mayRead", mayRead);
        model.addAttribute("mayReplay", mayReplay);
        return "console/quarantine-item";
    }

    private Map<String, String> names(Detail detail) {
        Map<String, String> names = new TreeMap<>();
        detail.tries().forEach(each -> names.put(each.who(), colleagues.of(each.who())));
        @Nullable String endedBy = detail.endedBy();
        if (endedBy != null) {
            names.put(endedBy, colleagues.of(endedBy));
        }
        return names;
    }

    private static String notThere(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }

    record Mistake(String field, String words) {}
}
