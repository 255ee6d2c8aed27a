package kinbridge.sharinglog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next give it back to get what follows; null at the end
 * @param searchedTo where words were looked for and not all entries could be opened at once: the time of the last
 *     that was; null where all were
 * @param tally where words were looked for, on the first page: how many the entries that were opened hold
 */
public record LogPage(
        List<LogLine> lines,
        @Nullable String next,
        @Nullable Instant searchedTo,
        @Nullable Tally tally) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    public LogPage(List<LogLine> lines, @Nullable String next) {
        this(lines, next, null, null);
    }
}
