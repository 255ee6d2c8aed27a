package kinbridge.feeds;

import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;

/**
 * Starts, stops, pauses and resumes feeds for a person, and writes it down: a feed that is silent is a
 * reason why something was not known.
 */
public interface FeedActions {

    /**
     * @param reason for whoever finds the feed silent; without personal data; needed to stop and to pause
     */
    Recording act(Requester who, String feed, FeedAction action, String reason);

    /** Says of a departure from the declared shape that it is known and may stay so. */
    Recording settle(Requester who, String feed, UUID difference);
}
