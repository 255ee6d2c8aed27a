package kinbridge.console;

import java.time.InstantSource;
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
    private final InstantSource clock;

    ConnectorsPage(FeedStates states, InstantSource clock) {
        this.states = states;
        this.clock = clock;
    }

    @GetMapping("/connectors")
    String connectors(Model model) {
        List<FeedState> feeds = states.feeds();
        model.addAttribute("feeds", feeds);
        model.addAttribute("figures", FeedFigures.of(feeds, clock.instant()));
        model.addAttribute("problems", states.problems());
        model.addAttribute("now", clock.instant());
        return "console/connectors";
    }
}
