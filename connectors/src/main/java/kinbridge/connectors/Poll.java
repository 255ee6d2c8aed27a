package kinbridge.connectors;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a source that must be asked. Whatever goes wrong is told to the hub and never thrown, so
 * that a feed that fails says so on the connectors page and the next look still comes.
 */
public final class Poll {

    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);
    private static final int POLL_SECONDS = 60;
    private static final int LONGEST_PAUSE_SECONDS = 300;

    private final String feed;
    private final FeedSettings.Source source;
    private final Receiver receiver;
    private final Fetch fetch;
    private final BackOff backOff;

    /** Asks the source once. */
    @FunctionalInterface
    public interface Fetch {
        /**
         * Fetches what is new and hands it over.
         *
         * @return whether there was anything new
         * @throws AgencyFailed when the agency is to blame
         * @throws IOException when the hub could not keep what was fetched
         */
        boolean fetch() throws IOException;
    }

    /** Settings of the source: {@code poll-seconds}, {@code longest-pause-seconds}. */
    public Poll(String feed, FeedSettings.Source source, Receiver receiver, Fetch fetch, InstantSource clock) {
        this.feed = feed;
        this.source = source;
        this.receiver = receiver;
        this.fetch = fetch;
        this.backOff = new BackOff(
                Duration.ofMillis(pollMilliseconds(source)),
                Duration.ofMillis(source.milliseconds("longest-pause-seconds", LONGEST_PAUSE_SECONDS)),
                clock);
    }

    static long pollMilliseconds(FeedSettings.Source source) {
        return Options.pollMilliseconds(source, POLL_SECONDS);
    }

    /** Called by the route's clock. */
    public void run() {
        if (!backOff.due()) {
            return;
        }
        try {
            if (!fetch.fetch()) {
                receiver.heard(feed, source.name());
            }
            backOff.succeeded();
        } catch (AgencyFailed failure) {
            failed(String.valueOf(failure.getMessage()));
        } catch (IOException notKept) {
            failed("what was fetched could not be kept by the hub; it will be fetched again");
        } catch (RuntimeException unexpected) {
            // The message may quote what the agency sent: only the kind of fault is safe to show.
            LOG.warn("{} {}: {}", feed, source.name(), unexpected.getClass().getName());
            failed("the answer could not be handled (" + unexpected.getClass().getSimpleName() + ")");
        }
    }

    private void failed(String reason) {
        backOff.failed();
        receiver.failed(feed, source.name(), reason);
    }
}
