package kinbridge.console;

import java.util.List;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Is data moving, and where did every received item go. */
@Controller
class ConnectorsPage {

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
}
