package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.feeds.FeedAction;
import kinbridge.feeds.FeedActions;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.FeedTrials;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One feed: how it is, what has changed in what it sends, and the hand brake. */
@Controller
class FeedPage {

    private final FeedStates states;
    private final FeedActions actions;
    private final FeedTrials trials;
    private final PeoplesNames names;
    private final InstantSource clock;

    FeedPage(FeedStates states, FeedActions actions, FeedTrials trials, PeoplesNames names, InstantSource clock) {
        this.states = states;
        this.actions = actions;
        this.trials = trials;
        this.clock = clock;
        this.names = names;
    }

    @GetMapping("/connectors/{feed}")
    String feed(@PathVariable String feed, Model model, HttpServletResponse response) {
        return show(feed, List.of(), "", model, response);
    }

    /** Where an answer stood may be opened again, as from a bookmark: nothing is done by looking. */
    @GetMapping("/connectors/{feed}/{action}")
    String again(@PathVariable String feed, @PathVariable String action, RedirectAttributes to) {
        to.addAttribute("feed", feed);
        return "redirect:/connectors/{feed}";
    }

    /** The answer stands on the page itself: sent again, it is another test. */
    @PostMapping("/connectors/{feed}/test")
    String test(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String feed,
            Model model,
            HttpServletResponse response) {
        trials.of(who.requester(), feed).ifPresent(tried -> model.addAttribute("trials", tried));
        return show(feed, List.of(), "", model, response);
    }

    @PostMapping("/connectors/{feed}/{action}")
    String act(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String feed,
            @PathVariable String action,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        FeedAction known = FeedAction.of(action).orElse(null);
        if (known == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        Recording outcome = actions.act(who.requester(), feed, known, reason);
        return answer(outcome, feed, "The feed is " + known.done() + ".", reason, model, afterwards, response);
    }

    @PostMapping("/connectors/{feed}/differences/{difference}")
    String settle(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String feed,
            @PathVariable UUID difference,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Recording outcome = actions.settle(who.requester(), feed, difference);
        return answer(outcome, feed, "The change is marked as known.", "", model, afterwards, response);
    }

    private String answer(
            Recording outcome,
            String feed,
            String done,
            String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        if (outcome instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(feed, refused.problems(), reason, model, response);
        }
        afterwards.addFlashAttribute("done", done);
        Outcomes.reference(outcome).ifPresent(entry -> afterwards.addFlashAttribute("entry", entry));
        afterwards.addAttribute("feed", feed);
        return "redirect:/connectors/{feed}";
    }

    private String show(
            String feed, List<FieldProblem> problems, String reason, Model model, HttpServletResponse response) {
        FeedState state = states.feeds().stream()
                .filter(each -> each.feed().equals(feed))
                .findFirst()
                .orElse(null);
        if (state == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        Outcomes.show(problems, model);
        model.addAttribute("feed", state);
        model.addAttribute(
                "flowBy", state.flow() == null ? "" : names.of(state.flow().by()));
        model.addAttribute("sources", states.sources(feed));
        model.addAttribute("differences", states.differences(feed));
        model.addAttribute("warnings", states.warnings(feed));
        model.addAttribute("certificates", states.certificates(feed));
        model.addAttribute("soon", clock.instant().plus(FeedStates.CERTIFICATE_WARNING));
        model.addAttribute("reason", reason);
        return "console/feed";
    }
}
