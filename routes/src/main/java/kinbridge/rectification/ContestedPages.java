package kinbridge.rectification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.familyview.Contesting;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** Contested records for information governance: ids, kinds, days and outcomes; never what was said. */
public interface ContestedPages {

    Page page(Requester reader, State state);

    /** All rows of it as a file; that it was taken is in the log first. */
    List<Row> file(Requester reader, State state);

    /** By an officer on behalf of somebody who wrote in: by the record's id, and without seeing it. */
    Recording contest(Requester officer, ByRecord asked);

    enum State {
        ALL("All"),
        OPEN("Waits for an answer"),
        LATE("The answer is late"),
        AWAITED("Waits for the correction or removal"),
        STANDS("Stands, with the statement"),
        ENDED("Ended");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** What is none of them is all. */
        public static State of(String word) {
            for (State state : values()) {
                if (state.word().equals(word)) {
                    return state;
                }
            }
            return ALL;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param rows those that wait longest first */
    record Page(List<Count> counts, List<Row> rows, boolean isCut) {
        public Page {
            counts = List.copyOf(counts);
            rows = List.copyOf(rows);
        }
    }

    record Count(State state, int number) {}

    /**
     * @param family its reference, or empty
     * @param state in words
     * @param outcome in words, or empty
     * @param told in words whether the person was told, or empty
     */
    record Row(
            UUID id,
            UUID record,
            String holder,
            String category,
            String family,
            String by,
            String about,
            LocalDate on,
            Instant dueAt,
            boolean isLate,
            State state,
            String outcome,
            @Nullable Instant answeredAt,
            String told) {}

    /** @param identity of the person it is about, as the sharing log names them */
    record ByRecord(@Nullable UUID record, @Nullable UUID identity, Contesting.Said said) {}
}
