package kinbridge.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * What could not be understood: its metadata for whoever watches feeds, its content for whoever may see it
 * and says why, and its end for whoever may bring it about. Who may what is decided before it is asked.
 */
public interface QuarantinePages {

    /** After how many days what waits is overdue. */
    int overdueAfterDays();

    /**
     * The newest file first, and within it in its own order; metadata only, never content. A cursor that is
     * none begins at the newest.
     */
    Listed list(Filter filter, @Nullable String after, int limit);

    /** All that match, as a file that leaves the hub: logged before it is answered. */
    List<Row> all(Requester reader, Filter filter);

    /** For what there is at present of that feed in that state, with how many, most frequent first. */
    List<Reason> reasons(@Nullable String feed, State state);

    /** What matches, put together by file and reason, the largest heap first; at most so many. */
    List<Heap> heaps(Filter filter, int limit);

    /** @param withWords whether the words that were given for a discard are opened */
    Optional<Detail> find(UUID id, boolean withWords);

    /**
     * The content as it came, logged before it is answered; empty where there is none of that id, or none
     * any more.
     *
     * @param why in the reader's words, without a {@link kinbridge.sharinglog.ReasonWords#mistakeIn mistake}
     */
    Optional<Content> content(Requester reader, UUID id, String why);

    /** By today's mapping, agreements and linkage. */
    Tried release(Requester who, UUID id);

    /** All that wait of one fault, in the background; how many that is. */
    long releaseAll(Requester who, Fault fault);

    /** @param why in their words, without a {@link kinbridge.sharinglog.ReasonWords#mistakeIn mistake} */
    Ended discard(Requester who, UUID id, String why);

    enum State {
        WAITING,
        RELEASED,
        DISCARDED
    }

    /** A whole item, a part of an item whose rest was sound, or what of a payload could not be read at all. */
    enum Kind {
        ITEM,
        PART,
        FILE
    }

    /** What became of it when it was tried again. */
    enum Outcome {
        STORED("Stored"),
        UNCHANGED("Unchanged: the hub knew all of it"),
        NOT_COVERED("Not covered by any agreement, so not stored and not kept"),
        READ_AGAIN("Read again: its items were sent on one by one"),
        STILL_NOT_UNDERSTOOD("Still not understood"),
        NOT_TRIED("Could not be tried");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Whether it is released by it. */
        public boolean isEnd() {
            return this != STILL_NOT_UNDERSTOOD && this != NOT_TRIED;
        }
    }

    /**
     * Null means any.
     *
     * @param file the payload's name
     * @param olderThanDays waiting, or having waited when it ended, since more than so many days
     */
    record Filter(
            @Nullable String feed,
            @Nullable String file,
            @Nullable String reason,
            @Nullable Integer olderThanDays,
            State state) {}

    /**
     * What can be tried again at once.
     *
     * @param file the payload's name, or null for all files
     */
    record Fault(String feed, @Nullable String file, String reason) {}

    /** @param matching how many there are in all */
    record Listed(List<Row> rows, @Nullable String next, long matching) {
        public Listed {
            rows = List.copyOf(rows);
        }
    }

    record Reason(String reason, long rows) {}

    /** The same fault many times in one file; in files of one name, if there are several. */
    record Heap(String feed, String file, String reason, long rows) {}

    /**
     * @param outcome of the try that ended it, else null
     * @param overdue whether it has waited for longer than it should
     * @param asked whether it is about to be tried again
     */
    record Row(
            UUID id,
            String feed,
            Agency agency,
            String location,
            @Nullable String field,
            String reason,
            String expected,
            Instant since,
            Kind kind,
            State state,
            @Nullable Outcome outcome,
            boolean overdue,
            boolean asked) {}

    /**
     * @param firstReason why it was refused when it came
     * @param refusedUnder the version by which it was last refused, empty if that was not kept
     * @param today the version by which it would be tried now
     * @param why it was discarded; null where it was not, or is not for the reader
     */
    record Detail(
            Row row,
            String firstReason,
            String refusedUnder,
            String today,
            List<Try> tries,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String why) {
        public Detail {
            tries = List.copyOf(tries);
        }
    }

    /** @param who the sign-in's id */
    record Try(
            Instant at,
            String who,
            Outcome outcome,
            @Nullable String field,
            String reason,
            String expected,
            String version) {}

    /**
     * @param entry the sharing-log entry of this look
     * @param value what stood in the field that was not understood, or empty
     * @param cut whether only the beginning is shown
     */
    record Content(UUID entry, Row row, String text, String value, boolean cut) {}

    /** How an ask to try again ended. */
    sealed interface Tried {
        record Done(Outcome outcome, UUID entry) implements Tried {}

        /** A whole file: its items go their way behind the page. */
        record Begun() implements Tried {}

        record EndedBefore(State state) implements Tried {}

        record Unknown() implements Tried {}
    }

    sealed interface Ended {
        record Done(UUID entry) implements Ended {}

        record EndedBefore(State state) implements Ended {}

        record Unknown() implements Ended {}
    }
}
