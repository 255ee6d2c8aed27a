package kinbridge.work;

import java.time.Instant;
import java.util.List;
import kinbridge.needtoknow.Requester;
import kinbridge.work.TaskPages.TaskRow;
import org.jspecify.annotations.Nullable;

/** What is owed and by whom, for information governance: numbers and references, no content. */
public interface Oversight {

    OversightPage page(Requester reader, Asked asked);

    /** The rows of the same question as a file; that it was taken is in the log first. */
    String csv(Requester reader, Asked asked);

    /** @param kind and owner as their codes, or empty for any */
    record Asked(String kind, String owner, boolean overdueOnly) {}

    record OversightPage(
            List<Count> byKind, List<Count> byOwner, List<Lateness> lateness, List<TaskRow> rows, boolean isCut) {
        public OversightPage {
            byKind = List.copyOf(byKind);
            byOwner = List.copyOf(byOwner);
            lateness = List.copyOf(lateness);
            rows = List.copyOf(rows);
        }
    }

    /** @param oldestDue when the most overdue was due, or null */
    record Count(
            String code,
            String title,
            int open,
            int overdue,
            @Nullable Instant oldestDue) {}

    record Lateness(String words, int count) {}
}
