package kinbridge.console;

import java.util.List;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Is data moving, and where did every received item go. */
@Controller
class ConnectorsPage {

    // Enough to work through in a morning; more than that is one fault with many items.
    private static final int ROWS_AT_MOST = 200;

    private final FeedStates states;

    ConnectorsPage(FeedStates states) {
        this.states = states;
    }

    @GetMapping("/connectors")
    String connectors(Model model) {
        List<FeedState> feeds = states.feeds();
        model.addAttribute("feeds", feeds);
        model.addAttribute("figures", FeedFigures.of(feeds));
        model.addAttribute("problems", states.problems());
        return "console/connectors";
    }

    @GetMapping("/quarantine")
    String quarantine(@RequestParam(defaultValue = "") String feed, Model model) {
        List<FeedState> feeds = states.feeds();
        boolean known = feeds.stream().anyMatch(state -> state.feed().equals(feed));
        model.addAttribute("feeds", feeds);
        model.addAttribute("chosen", known ? feed : "");
        model.addAttribute("rows", states.quarantine(known ? feed : null, ROWS_AT_MOST));
        model.addAttribute("limit", ROWS_AT_MOST);
        return "console/quarantine";
    }
}
