package kinbridge.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kinbridge.alerts.Inbox;
import kinbridge.alerts.Inbox.InboxPage;
import kinbridge.alerts.Inbox.State;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs an answer, and by when. */
@Controller
class AlertsPage {

    private final Inbox inbox;

    AlertsPage(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/alerts")
    String alerts(
            @AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "new") String state, Model model) {
        State shown = stateOf(state);
        InboxPage page = inbox.of(who.requester(), shown);
        model.addAttribute("page", page);
        model.addAttribute("shown", shown);
        model.addAttribute("tabs", tabs(page, shown));
        return "console/alerts";
    }

    /** Only a new alert of one's own can be acknowledged, and only then does the page say that it was. */
    @PostMapping("/alerts/{notice}/acknowledge")
    String acknowledge(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID notice, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("acknowledged", inbox.acknowledge(who.requester(), notice));
        return "redirect:/alerts";
    }

    private static List<Tab> tabs(InboxPage page, State shown) {
        return List.of(
                new Tab("new", "New", page.newCount(), shown == State.NEW),
                new Tab("acknowledged", "Acknowledged", page.acknowledgedCount(), shown == State.ACKNOWLEDGED),
                new Tab("closed", "Closed", page.closedCount(), shown == State.CLOSED));
    }

    private static State stateOf(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.UK).equals(word))
                .findFirst()
                .orElse(State.NEW);
    }

    record Tab(String state, String title, int count, boolean here) {}
}
