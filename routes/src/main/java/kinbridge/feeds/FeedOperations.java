package kinbridge.feeds;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.feeds.FeedFlow.Flow;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings feeds to where a person wants them, and writes it down in the same transaction. */
@Component
class FeedOperations implements FeedActions {

    private static final Logger LOG = LoggerFactory.getLogger(FeedOperations.class);
    private static final int LONGEST_REASON = 500;

    private final FeedControl control;
    private final FeedFlows flows;
    private final StateChanges changes;
    private final TransactionTemplate transactions;

    FeedOperations(FeedControl control, FeedFlows flows, StateChanges changes, TransactionTemplate transactions) {
        this.control = control;
        this.flows = flows;
        this.changes = changes;
        this.transactions = transactions;
    }

    @Override
    public Recording settle(Requester who, String feed, UUID difference) {
        Optional<UUID> entry = Objects.requireNonNull(
                transactions.execute(status -> flows.settle(feed, difference, who.practitionerId())
                        ? Optional.of(changes.recorded(who, null, "a change of shape of feed " + feed + " is known"))
                        : Optional.empty()));
        return entry.<Recording>map(Recording.Recorded::new).orElseGet(Recording::stale);
    }

    @Override
    public Recording act(Requester who, String feed, FeedAction action, String reason) {
        String why = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!control.isConfigured(feed)) {
            return Recording.wrong("feed", "No feed of that name is configured.");
        }
        if (action.needsReason() && why.isEmpty()) {
            return Recording.wrong("reason", "Say why, for whoever finds the feed silent.");
        }
        if (why.length() > LONGEST_REASON) {
            return Recording.wrong("reason", "The reason must be " + LONGEST_REASON + " characters or fewer.");
        }
        Flow now = flows.of(feed).map(FeedFlow::flow).orElse(Flow.OPEN);
        if (now == Flow.STOPPED && (action == FeedAction.RESUME || action == FeedAction.PAUSE)) {
            return Recording.wrong("action", "The feed is stopped, not paused: start it.");
        }
        UUID entry = Objects.requireNonNull(transactions.execute(status -> {
            flows.keep(feed, action.flow(), who.practitionerId(), why);
            return changes.recorded(
                    who, null, "feed " + feed + " " + action.done() + (why.isEmpty() ? "" : ": " + why));
        }));
        LOG.info("Feed {} was {} by {}", feed, action.done(), who.practitionerId());
        control.bring(feed, action.flow());
        return new Recording.Recorded(entry);
    }
}
