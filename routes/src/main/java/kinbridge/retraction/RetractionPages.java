package kinbridge.retraction;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** What is retracted, from whom, and how far they have answered, for information governance: no content. */
public interface RetractionPages {

    /** That it was read, and for what, is in the log first. */
    Page page(Requester reader, Asked asked);

    /** The same rows as a file; that it was taken is in the log first. */
    String csv(Requester reader, Asked asked);

    /** How each who holds a copy stands, as the register says it. */
    enum State {
        NOT_TOLD("Not told yet"),
        WAITS("Told, not confirmed yet"),
        CHASED_ONCE("Asked again once"),
        CHASED_TWICE("Asked again twice"),
        REFUSED("The agency refused"),
        WITH_IG("With information governance"),
        CONFIRMED("Confirmed"),
        CLOSED_BY_IG("Closed by information governance"),
        ENDED("Ended: agreed again, or never sent");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public boolean isOpen() {
            return this != CONFIRMED && this != CLOSED_BY_IG && this != ENDED;
        }
    }

    /** @param reason and state as their codes, or empty for any; {@code OPEN} for every state that is open */
    record Asked(String reason, String state) {}

    /** @param isCut whether there are more than are shown */
    record Page(List<Figure> figures, List<Row> rows, boolean isCut) {
        public Page {
            figures = List.copyOf(figures);
            rows = List.copyOf(rows);
        }
    }

    /** @param state by which the list is narrowed to what is counted */
    record Figure(String words, String state, int count, boolean isToLookAt) {}

    /**
     * @param record its reference in the log; of a split, the split's
     * @param who a colleague or an agency, by name
     * @param family the family's reference, or empty
     * @param entry the entry by which it came to them
     * @param task the one that waits now: the colleague's, or governance's own
     */
    record Row(
            UUID id,
            RetractionReason reason,
            UUID record,
            @Nullable UUID replacement,
            String who,
            String agency,
            String family,
            Instant happenedAt,
            @Nullable Instant toldAt,
            @Nullable Instant chasedAt,
            @Nullable Instant chasedAgainAt,
            @Nullable Instant escalatedAt,
            @Nullable Instant acknowledgedAt,
            State state,
            UUID entry,
            @Nullable UUID task) {}
}
