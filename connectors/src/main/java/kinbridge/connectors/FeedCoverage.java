package kinbridge.connectors;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a feed covers, as its agency states it: "nothing found" means nothing within this. It travels with
 * every answer that is built from the feed.
 *
 * @param since the day from which it holds records, or null where that is not stated
 * @param area where, or null
 * @param note what else limits it: {@code convictions of the last five years}, or null
 */
public record FeedCoverage(
        @Nullable LocalDate since,
        @Nullable String area,
        @Nullable String note) {

    /** Nothing is stated: neither that it covers everything nor that it does not. */
    public static final FeedCoverage NOT_STATED = new FeedCoverage(null, null, null);

    public boolean isStated() {
        return !equals(NOT_STATED);
    }
}
