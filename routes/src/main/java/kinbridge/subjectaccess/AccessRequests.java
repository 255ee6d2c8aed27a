package kinbridge.subjectaccess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Requests for what is held about a person, as the officers of information governance handle them: who asked, whether
 * it is sure who that is, about whom, until when. Nothing here tells what is held, or whether anything is.
 */
public interface AccessRequests {

    /** The late ones first, then by the day on which an answer is due. */
    List<Row> list(boolean isOpen);

    Optional<Shown> find(UUID request);

    Outcome open(Requester officer, Opening opening);

    /** @param seen what was seen to be sure who asks: words, never a copy or a number of it */
    Outcome checkIdentity(Requester officer, UUID request, @Nullable LocalDate on, String seen);

    Outcome ask(Requester officer, UUID request, String question);

    Outcome answered(Requester officer, UUID request, @Nullable LocalDate on);

    Outcome extend(Requester officer, UUID request, String why);

    /** Says only that there is one such person, or not; logged either way. */
    Outcome findPerson(Requester officer, UUID request, PersonAsked asked);

    /** Who the parent or representative is that asks, so that an alleged perpetrator is not taken for another. */
    Outcome findAsker(Requester officer, UUID request, PersonAsked asked);

    /** A representative whom no agency knows: a solicitor, an advocate, a friend. */
    Outcome represent(Requester officer, UUID request, Representing representative);

    Outcome assign(Requester officer, UUID request, String reviewer);

    Outcome close(Requester officer, UUID request, String how);

    /** Whose records' references may be asked for. */
    List<String> systems();

    /** Who may be asked to review. */
    List<Reviewer> reviewers();

    record Reviewer(String id, String name) {}

    /**
     * @param receivedOn the day it came, in whatever way
     * @param how by letter, in person, by e-mail
     */
    record Opening(
            @Nullable AskedAs askedAs,
            String asker,
            String how,
            @Nullable LocalDate receivedOn) {}

    /** Where the clock stands. */
    enum Time {
        LATE,
        RUNNING,
        STOPPED,
        NOT_STARTED,
        CLOSED
    }

    /**
     * @param due the last day for an answer, null while the clock does not run
     * @param words where it stands, for a reader who sees no colour
     */
    record Clock(Time time, @Nullable LocalDate due, String words) {}

    record Row(
            UUID id,
            String reference,
            AskedAs askedAs,
            LocalDate receivedOn,
            Clock clock,
            @Nullable String reviewer,
            String stage) {}

    /** @param day that the authority bears */
    record Represented(String name, String authority, LocalDate day, String scope, String address, String confirmed) {}

    record Question(LocalDate asked, String words, @Nullable LocalDate answered) {}

    record Left(Instant at, String form, String by, UUID entry) {}

    record Shown(
            UUID id,
            String reference,
            AskedAs askedAs,
            String asker,
            String how,
            LocalDate receivedOn,
            String openedBy,
            Clock clock,
            @Nullable LocalDate identityCheckedOn,
            String identitySeen,
            String identitySeenBy,
            List<Question> questions,
            @Nullable LocalDate extendedOn,
            String extension,
            boolean isPersonFound,
            boolean isAskerFound,
            @Nullable Represented representative,
            @Nullable String reviewer,
            @Nullable Instant gatheredAt,
            List<Left> packs,
            @Nullable LocalDate closedOn,
            String ending,
            String stage) {}
}
