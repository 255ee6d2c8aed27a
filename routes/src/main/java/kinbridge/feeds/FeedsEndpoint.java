package kinbridge.feeds;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.OutflowStates.OutflowState;
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

    private static final int FAILED_DEPENDENCY = 424;

    private final FeedStates states;
    private final OutflowStates outflows;
    private final FeedActions actions;
    private final FeedTrials trials;

    FeedsEndpoint(FeedStates states, OutflowStates outflows, FeedActions actions, FeedTrials trials) {
        this.states = states;
        this.outflows = outflows;
        this.actions = actions;
        this.trials = trials;
    }

    /**
     * @param action {@code list}, {@code test}, or what to do to the feed
     * @param feed the feed's id; none to list
     * @param reason why, for whoever finds the feed silent
     */
    @WriteOperation(produces = "text/plain;charset=UTF-8")
    WebEndpointResponse<String> act(String action, @Nullable String feed, @Nullable String reason) {
        if (action.equals("list")) {
            return new WebEndpointResponse<>(
                    Stream.concat(
                                    states.feeds().stream().map(FeedsEndpoint::line),
                                    outflows.outflows().stream().map(FeedsEndpoint::line))
                            .collect(Collectors.joining()),
                    200);
        }
        if (action.equals("test")) {
            return test(feed == null ? "" : feed);
        }
        Optional<FeedAction> known = FeedAction.of(action);
        if (known.isEmpty()) {
            return new WebEndpointResponse<>(
                    "unknown action, expected list, test, start, stop, pause or resume\n", 400);
        }
        Recording outcome = actions.act(
                Requester.ADMINISTRATOR, feed == null ? "" : feed, known.get(), reason == null ? "" : reason);
        if (outcome instanceof Recording.Refused refused) {
            if (refused.problems().stream().anyMatch(problem -> problem.field().equals("feed"))) {
                return new WebEndpointResponse<>(noSuchFeed(), 422);
            }
            String words = refused.problems().stream().map(FieldProblem::words).collect(Collectors.joining(" "));
            return new WebEndpointResponse<>(words + "\n", 422);
        }
        return new WebEndpointResponse<>(feed + " is " + known.get().done() + "\n", 200);
    }

    /** Status 200 where all that was tried went well, else 424: it is the agency's side, or the settings. */
    private WebEndpointResponse<String> test(String feed) {
        return trials.of(Requester.ADMINISTRATOR, feed)
                .map(tried -> new WebEndpointResponse<>(
                        tried.stream().map(FeedsEndpoint::lines).collect(Collectors.joining()),
                        tried.stream().allMatch(FeedTrials.Trial::passed) ? 200 : FAILED_DEPENDENCY))
                .orElseGet(() -> new WebEndpointResponse<>(noSuchFeed(), 422));
    }

    private String noSuchFeed() {
        return states.feeds().stream()
                .map(FeedState::feed)
                .collect(Collectors.joining(", ", "No feed of that name is configured. Configured are: ", ".\n"));
    }

    private static String lines(FeedTrials.Trial trial) {
        return trial.lines().stream()
                .map(line -> trial.source() + ": " + line.text() + "\n")
                .collect(Collectors.joining());
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

    /** {@code midwifery-cpis	out	3 confirmed, 1 waiting, 0 refused	problem}. */
    private static String line(OutflowState outflow) {
        return String.join(
                                "\t",
                                outflow.delivery(),
                                "out",
                                outflow.confirmed() + " confirmed, " + outflow.waiting() + " waiting, "
                                        + outflow.refused() + " refused",
                                outflow.problem() == null ? "" : outflow.problem())
                        .stripTrailing()
                + "\n";
    }
}
