package kinbridge.feeds;

import java.util.Optional;
import java.util.stream.Collectors;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/** What the command {@code feed} asks, on the management port, behind the administrator's door. */
@Component
@WebEndpoint(id = "feeds")
class FeedsEndpoint {

    private static final Requester ADMINISTRATOR =
            new Requester("administrator", "The administrator's token", "it_officer", "HUB");

    private final FeedStates states;
    private final FeedActions actions;

    FeedsEndpoint(FeedStates states, FeedActions actions) {
        this.states = states;
        this.actions = actions;
    }

    /**
     * @param action {@code list}, or what to do to the feed
     * @param feed the feed's id; none to list
     * @param reason why, for whoever finds the feed silent
     */
    @WriteOperation(produces = "text/plain;charset=UTF-8")
    WebEndpointResponse<String> act(String action, @Nullable String feed, @Nullable String reason) {
        if (action.equals("list")) {
            return new WebEndpointResponse<>(
                    states.feeds().stream().map(FeedsEndpoint::line).collect(Collectors.joining()), 200);
        }
        Optional<FeedAction> known = FeedAction.of(action);
        if (known.isEmpty()) {
            return new WebEndpointResponse<>("unknown action, expected list, start, stop, pause or resume\n", 400);
        }
        Recording outcome =
                actions.act(ADMINISTRATOR, feed == null ? "" : feed, known.get(), reason == null ? "" : reason);
        if (outcome instanceof Recording.Refused refused) {
            String words = refused.problems().stream().map(FieldProblem::words).collect(Collectors.joining(" "));
            return new WebEndpointResponse<>(words + "\n", 422);
        }
        return new WebEndpointResponse<>(feed + " is " + known.get().done() + "\n", 200);
    }

    /** {@code police-ppn	running	last heard 2026-11-28T09:41:02Z	problem}. */
    private static String line(FeedState feed) {
        return String.join(
                                "\t",
                                feed.feed(),
                                feed.condition().words().toLowerCase(java.util.Locale.UK),
                                feed.lastHeard() == null ? "never heard" : "last heard " + feed.lastHeard(),
                                feed.problem() == null ? "" : feed.problem())
                        .stripTrailing()
                + "\n";
    }
}
