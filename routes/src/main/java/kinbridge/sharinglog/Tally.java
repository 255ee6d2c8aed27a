package kinbridge.sharinglog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many entries match.
 *
 * @param more whether there are more than that, which were not counted
 * @param searchedTo where words were looked for and not all entries were opened: the time of the last that was
 */
public record Tally(long entries, boolean more, @Nullable Instant searchedTo) {}
