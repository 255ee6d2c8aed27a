package kinbridge.needtoknow;

import java.time.Instant;

/**
 * Who said that a child is at its harm level, and since when the hub knows.
 *
 * @param setBy the practitioner who raised it, by id; {@link #FEED} where the social-care feed says so
 */
public record HarmSource(String setBy, Instant setAt) {

    public static final String FEED = "feed";
}
