package kinbridge.console;

import java.time.Instant;
import java.util.List;
import kinbridge.console.SharingLogPages.Outcome;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** What the log says that the reader did: nobody else's doings, and of a try that was turned away not of whom. */
public interface MyAccessPages {

    /**
     * Newest first.
     *
     * @param kind what was done, by its name in the log
     * @param after the cursor of the page before, or null
     */
    Page of(Requester reader, Kind kind, @Nullable String after);

    /** What can be asked for. */
    enum Kind {
        LOOK("Families that I opened"),
        EXPORT("Meeting packs and files that I took along"),
        BREAK_GLASS("Times that I broke the glass"),
        REFUSAL("Tries that were turned away");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * @param family its public reference; null where none was opened
     * @param outcomes how many records of each level were shown
     */
    record Row(
            Instant at,
            @Nullable String family,
            String purpose,
            String membership,
            List<Outcome> outcomes,
            String entry) {}

    /** @param next the cursor of the page after this one, or null at the end */
    record Page(
            List<Row> rows,
            long count,
            boolean isCapped,
            @Nullable String next) {}
}
