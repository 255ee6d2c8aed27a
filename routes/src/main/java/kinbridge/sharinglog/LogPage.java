package kinbridge.sharinglog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list, newest first.
 *
 * @param next give it back to get what follows; null at the end
 */
public record LogPage(List<LogLine> lines, @Nullable String next) {

    public LogPage {
        lines = List.copyOf(lines);
    }
}
