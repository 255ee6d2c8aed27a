package kinbridge.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * What would go, who released it, what is held, and the certificates: numbers, references and dates, nothing of
 * any content. Each answer is empty where the reader's role has no part in it, or there is no such thing.
 */
public interface RetentionDesk {

    Optional<Overview> overview(Requester reader);

    /** @param after the reference after which the families go on; empty for the first */
    Optional<RunPage> open(Requester reader, UUID run, String after);

    /** Makes a list now; the one that waited lapses. */
    Optional<Recording> ask(Requester reader, String reason);

    /** The first or the second of two people; never the same one. */
    Optional<Recording> approve(Requester reader, UUID run, String reason);

    Optional<Recording> refuse(Requester reader, UUID run, String reason);

    /** @param what a family's reference, an identity's id, or nothing where all is held */
    Optional<Recording> hold(Requester reader, String scope, String what, String reason);

    /** The first or the second of two people. */
    Optional<Recording> lift(Requester reader, UUID hold, String reason);

    /** The document, after an entry that says who takes it along. */
    Optional<byte[]> certificate(Requester reader, UUID run);

    enum State {
        EMPTY("Nothing is due"),
        OFFERED("Waits for two people"),
        FIRST("Waits for a second person"),
        APPROVED("Being carried out"),
        DONE("Carried out"),
        REFUSED("Refused"),
        LAPSED("Lapsed: a newer list was made");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public boolean isWaiting() {
            return this == OFFERED || this == FIRST;
        }
    }

    enum Scope {
        FAMILY("One family"),
        PERSON("One person"),
        EVERYTHING("Everything: an inquiry");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param due entries that would go; those held are neither listed nor counted */
    record RunRow(
            UUID id,
            LocalDate asOf,
            Instant madeAt,
            String askedBy,
            State state,
            long due,
            long destroyed,
            long left) {}

    /** @param runs the latest, at most 60 */
    record Overview(List<RunRow> runs, List<HoldRow> holds, List<Kept> schedule) {
        public Overview {
            runs = List.copyOf(runs);
            holds = List.copyOf(holds);
            schedule = List.copyOf(schedule);
        }
    }

    record Kept(String title, String period, String source) {}

    /** Somebody's part in a release, a refusal, a hold or its end. */
    record Said(String by, Instant at, String words, boolean isApproval, UUID entry) {}

    /**
     * @param what a reference or an id; empty where all is held
     * @param lifts of whoever wants to end it; two do
     */
    record HoldRow(UUID id, Scope scope, String what, Said placed, List<Said> lifts) {
        public HoldRow {
            lifts = List.copyOf(lifts);
        }
    }

    record Count(String title, int year, long due) {}

    /** @param reference empty for entries that name no family */
    record FamilyRow(String reference, long due, String why, LocalDate earliest) {}

    /**
     * @param families 50 of them, by reference
     * @param next the reference after which they go on, or null
     */
    record RunPage(
            RunRow row,
            List<Count> counts,
            List<FamilyRow> families,
            long familiesInAll,
            @Nullable String next,
            List<Said> said) {
        public RunPage {
            counts = List.copyOf(counts);
            families = List.copyOf(families);
            said = List.copyOf(said);
        }
    }
}
