package kinbridge.linkreview;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.linkage.Doubt;
import kinbridge.mappings.Agency;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of identities that may be one person: which there are, without a name; one of them as far as a reviewer
 * needs it, logged before it is shown; and what a reviewer decides. Who may what is decided before it is asked;
 * nobody reviews a pair about people with whom they have a conflict of interest.
 */
public interface LinkReviews {

    enum State {
        /** Two people until somebody has looked. */
        WAITING,
        SAME,
        DIFFERENT,
        /** One person by the hub's own weighing: nobody was asked. */
        JOINED
    }

    /** Which of them are listed. */
    enum Show {
        WAITING,
        /** Joined by likeness in open families: until somebody says yes, something is held back because of it. */
        UNCONFIRMED,
        DECIDED,
        /** Of one family's members alone. */
        JOINED
    }

    /** How many wait for this reader, and how many joins hold something back from an urgent alert until somebody says yes. */
    long waiting(Requester reader);

    /**
     * The urgent first, then those about people in open families, then the oldest; of the others the latest first.
     *
     * @param family the reference of an open family, to whose members the list is limited; empty for all
     */
    Listed list(Requester reader, Show show, String family, int page);

    /**
     * @param restricted how many more wait that are shown to nobody here: one of the two is known only by something
     *     more sensitive than a name
     * @param page from 1
     */
    record Listed(List<Row> rows, long matching, long restricted, int page, int pages) {
        public Listed {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param id of this doubt or decision; another once somebody decides otherwise
     * @param probability that it is one person, from 0 to 1, when the hub last weighed it; null where a rule of the
     *     hub's or a person alone spoke
     * @param families references of open families of which one of the two is a member
     * @param decideBy where the two as one would complete an urgent alert, or their join may hold back facts from one:
     *     when that alert has to be answered
     * @param decidedBy a sign-in, or null while it waits
     */
    record Row(
            UUID id,
            State state,
            Agency one,
            Agency other,
            @Nullable Double probability,
            List<String> families,
            Instant since,
            @Nullable Instant decideBy,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        public Row {
            families = List.copyOf(families);
        }

        Row toBeDecidedBy(@Nullable Instant when) {
            return new Row(id, state, one, other, probability, families, since, when, decidedBy, decidedAt);
        }
    }

    /** By an id that it has or had. Empty where there is none for this reader. */
    Optional<Review> open(Requester reader, UUID id);

    /**
     * @param entry of the sharing log, of this look
     * @param weight bits: the binary logarithm of the odds
     * @param probability that it is one person, from 0 to 1, by what is known now
     * @param model the version that weighed
     * @param doubts why the hub does not join them by itself
     * @param seen stands for all that is compared and shown here; to be sent back with the answer
     * @param reason of who decided, in their words; empty while it waits
     * @param obstacle why the answer that they are one would be refused; empty where it would not
     */
    record Review(
            UUID entry,
            Row row,
            Side one,
            Side other,
            List<Step> steps,
            double weight,
            double probability,
            int model,
            Set<Doubt> doubts,
            String seen,
            String reason,
            String obstacle) {
        public Review {
            steps = List.copyOf(steps);
            doubts = Set.copyOf(doubts);
        }
    }

    /**
     * @param others the agencies of the other identities that are one person with it today
     * @param families references of open families of which that person is a member
     * @param isAddressHidden whether an address is protected, and so neither compared nor shown
     */
    record Side(Agency agency, List<Agency> others, List<String> families, boolean isAddressHidden) {
        public Side {
            others = List.copyOf(others);
            families = List.copyOf(families);
        }
    }

    /**
     * @param field of {@code linkage.yaml}
     * @param level in the words of {@code linkage.yaml}; null for what speaks before any comparison
     * @param weight bits; the steps add up to the weight of the pair
     * @param one as that agency wrote it; empty where it is not known
     */
    record Step(String field, @Nullable String level, double weight, String one, String other) {}

    /** What a reviewer says of a match. */
    enum Answer {
        SAME("same"),
        DIFFERENT("different"),
        /** What somebody decided does not hold any more: the hub weighs again, and where it doubts somebody looks. */
        TAKEN_BACK("taken-back"),
        NONE("");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        /** Of a form's word. */
        public static Answer of(String word) {
            return Arrays.stream(values())
                    .filter(answer -> answer.word.equals(word))
                    .findFirst()
                    .orElse(NONE);
        }
    }

    /**
     * Decides it, for ever or until somebody decides otherwise; what follows for people, families and alerts follows
     * at once.
     *
     * @param seen of the review on which the answer rests: of another, nothing is recorded
     * @return empty where there is none of that id for this reader
     */
    Optional<Recording> decide(Requester reviewer, UUID id, String seen, Answer answer, String reason);
}
