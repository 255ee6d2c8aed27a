package kinbridge.feeds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import kinbridge.feeds.FeedFlow.Flow;

/** What a person may do to a feed. */
public enum FeedAction {
    START("started", Flow.OPEN),
    STOP("stopped", Flow.STOPPED),
    PAUSE("paused", Flow.PAUSED),
    RESUME("resumed", Flow.OPEN);

    private final String done;
    private final Flow flow;

    FeedAction(String done, Flow flow) {
        this.done = done;
        this.flow = flow;
    }

    /** How the feed is when it is done: {@code stopped}. */
    public String done() {
        return done;
    }

    Flow flow() {
        return flow;
    }

    /** As commands and forms write it: {@code stop}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What makes a feed silent must say why: somebody else will wonder in the morning. */
    public boolean needsReason() {
        return flow != Flow.OPEN;
    }

    public static Optional<FeedAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }
}
