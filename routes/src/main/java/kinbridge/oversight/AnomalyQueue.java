package kinbridge.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.QuestionPages.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What the hub found conspicuous, for information governance to look into: metadata of colleagues, nothing
 * of a family. Nobody sees or settles a finding about themselves.
 */
public interface AnomalyQueue {

    /** Empty where this reader's role has no part in it. */
    Optional<Listed> list(Requester reader, Filter filter, @Nullable String after);

    /**
     * Every finding that matches, one after another; the log has it before the first, and afterwards how many they were.
     *
     * @param begin called once before the first
     * @return false where this reader's role has no part in it: then nothing was handed on
     */
    boolean file(Requester reader, Filter filter, Runnable begin, Consumer<FindingRow> rows);

    /** Empty if there is none of that id, or it is about the reader, or the role has no part in it. */
    Optional<FindingPage> open(Requester reader, UUID finding);

    /** How many wait: nobody's, and the reader's own. */
    Waiting waiting(Requester reader);

    /** Empty as {@link #open}. */
    Optional<Recording> assign(Requester reader, UUID finding, String to);

    Optional<Recording> note(Requester reader, UUID finding, String words);

    Optional<Recording> close(Requester reader, UUID finding, String outcome, String reason);

    /** Each is a code, or empty for any; {@code state} empty for whatever is not closed. */
    record Filter(String state, String rule, String practitioner, String assignee) {

        /** For the log; people by id. */
        String inWords() {
            return (state.isEmpty() ? "not closed" : "state " + state)
                    + (rule.isEmpty() ? "" : ", rule " + rule)
                    + (practitioner.isEmpty() ? "" : ", about " + practitioner)
                    + (assignee.isEmpty() ? "" : ", assigned to " + assignee);
        }
    }

    record Waiting(long unassigned, long mine, long open) {}

    enum Outcome {
        IN_ORDER("In order: there was a good reason"),
        SPOKEN_TO("Spoken to: training or a reminder was enough"),
        FALSE_ALARM("Nothing conspicuous: the rule needs looking at"),
        INCIDENT("An incident: to the data protection officer");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        static Optional<Outcome> of(String code) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.name().equals(code))
                    .findFirst();
        }
    }

    /**
     * @param who the colleague's name, with role and agency at the time below it
     * @param state {@code OPEN}, {@code ASSIGNED} or {@code CLOSED}
     * @param assignee the officer's name, or empty
     * @param since entries that came after it was closed
     */
    record FindingRow(
            UUID id,
            AnomalyRule rule,
            String who,
            String standing,
            LocalDate from,
            LocalDate until,
            int figure,
            String why,
            Instant raisedAt,
            Instant lastAt,
            String state,
            String assignee,
            @Nullable String outcome,
            long since) {

        public boolean isClosed() {
            return state.equals("CLOSED");
        }
    }

    /**
     * @param practitioners whom findings are about, for the filter
     * @param officers who settle them
     */
    record Listed(
            List<FindingRow> rows,
            long total,
            @Nullable String next,
            Waiting waiting,
            List<Choice> practitioners,
            List<Choice> officers) {
        public Listed {
            rows = List.copyOf(rows);
            practitioners = List.copyOf(practitioners);
            officers = List.copyOf(officers);
        }
    }

    /** @param entries that led to it, the earliest first; the log has all */
    record FindingPage(FindingRow row, List<Evidence> entries, List<Note> notes, List<Choice> officers) {
        public FindingPage {
            entries = List.copyOf(entries);
            notes = List.copyOf(notes);
            officers = List.copyOf(officers);
        }
    }

    record Evidence(UUID entry, Instant at) {}

    /** @param what {@code ASSIGNED}, {@code NOTED} or {@code CLOSED} */
    record Note(String what, Instant at, String by, String words, UUID entry) {}
}
