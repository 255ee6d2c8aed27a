package kinbridge.console;

import java.time.InstantSource;
import java.util.List;
import kinbridge.feeds.FeedStates;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.OutflowStates;
import kinbridge.feeds.OutflowStates.OutflowState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Is data moving, where did every received item go, and does what goes out arrive. */
@Controller
class ConnectorsPage {

    private final FeedStates states;
    private final OutflowStates outflows;
    private final InstantSource clock;

    ConnectorsPage(FeedStates states, OutflowStates outflows, InstantSource clock) {
        this.states = states;
        this.outflows = outflows;
        this.clock = clock;
    }

    @GetMapping("/connectors")
    String connectors(Model model) {
        List<FeedState> feeds = states.feeds();
        model.addAttribute("feeds", feeds);
        List<OutflowState> out = outflows.outflows();
        model.addAttribute("outflows", out);
        model.addAttribute("figures", FeedFigures.of(feeds, out, clock.instant()));
        model.addAttribute("problems", states.problems());
        model.addAttribute("now", clock.instant());
        return "console/connectors";
    }
}
