package kinbridge.console;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kinbridge.feeds.FeedStates.Condition;
import kinbridge.feeds.FeedStates.FeedState;
import kinbridge.feeds.OutflowStates.OutflowState;

/** The figures on top of the connectors page, counted from the very rows below them. */
record FeedFigures(
        int running,
        int all,
        List<FeedState> needAttention,
        List<OutflowState> outflows,
        long received,
        long quarantined,
        long overdue) {

    // A feed that somebody paused is meant to be silent; all others that do not run are a fault.
    private static final Set<Condition> IN_ORDER = Set.of(Condition.RUNNING, Condition.PAUSED);

    public int attention() {
        return needAttention.size() + outflows.size();
    }

    static FeedFigures of(List<FeedState> feeds, List<OutflowState> outflows, Instant now) {
        return new FeedFigures(
                (int) feeds.stream()
                        .filter(feed -> feed.condition() == Condition.RUNNING)
                        .count(),
                feeds.size(),
                feeds.stream()
                        .filter(feed -> !IN_ORDER.contains(feed.condition())
                                || !feed.addsUp()
                                || feed.quarantined() > feed.discarded()
                                || feed.differences() > 0
                                || feed.alarmSince() != null
                                || feed.isCertificateEnding(now))
                        .toList(),
                outflows.stream().filter(outflow -> outflow.needsAttention(now)).toList(),
                feeds.stream().mapToLong(FeedState::received).sum(),
                // What was discarded stays in the sum, and waits no more.
                feeds.stream()
                        .mapToLong(feed -> feed.quarantined() - feed.discarded())
                        .sum(),
                feeds.stream().mapToLong(FeedState::overdue).sum());
    }
}
