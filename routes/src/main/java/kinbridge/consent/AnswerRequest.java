package kinbridge.consent;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a practitioner wants to record (section 1.5).
 *
 * @param subject an identity of whom it is about
 * @param record the answer that it changes, or null for one of its own
 * @param seen how many answers about this person the practitioner had seen when starting to write
 * @param giver one of {@link Giver}'s words
 * @param giverIdentity an identity of the parent or guardian who answered, or null
 * @param agencies with whom it may be shared; empty: with all. Categories and purposes likewise
 * @param givenOn when it was given or refused, or null: today
 * @param expiresOn the last day on which it holds, or null: as the rule has it
 * @param nextReview the next scheduled review, or null where none is known
 */
public record AnswerRequest(
        UUID subject,
        @Nullable UUID record,
        int seen,
        String giver,
        @Nullable UUID giverIdentity,
        ConsentState state,
        Set<String> agencies,
        Set<String> categories,
        Set<String> purposes,
        @Nullable LocalDate givenOn,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate nextReview,
        String howObtained,
        String wordsUsed,
        String explainedBy,
        String evidence,
        @Nullable UUID competence,
        String unsafeReason) {

    public AnswerRequest {
        agencies = Set.copyOf(agencies);
        categories = Set.copyOf(categories);
        purposes = Set.copyOf(purposes);
    }

    /** The same, with the next scheduled review as the family's page has it. */
    public AnswerRequest withNextReview(@Nullable LocalDate review) {
        return new AnswerRequest(
                subject,
                record,
                seen,
                giver,
                giverIdentity,
                state,
                agencies,
                categories,
                purposes,
                givenOn,
                expiresOn,
                review,
                howObtained,
                wordsUsed,
                explainedBy,
                evidence,
                competence,
                unsafeReason);
    }

    /** The same, for these categories as well; what is for all categories already is for these too. */
    public AnswerRequest withCategoriesKept(Set<String> more) {
        if (categories.isEmpty() || more.isEmpty()) {
            return this;
        }
        Set<String> all = new java.util.HashSet<>(categories);
        all.addAll(more);
        return new AnswerRequest(
                subject,
                record,
                seen,
                giver,
                giverIdentity,
                state,
                agencies,
                all,
                purposes,
                givenOn,
                expiresOn,
                nextReview,
                howObtained,
                wordsUsed,
                explainedBy,
                evidence,
                competence,
                unsafeReason);
    }

    /** As {@code may-record.csv} names the change. */
    String change() {
        return switch (state) {
            case REFUSED, WITHDRAWN -> "consent-objection";
            case NOT_SOUGHT, NOT_SOUGHT_UNSAFE -> "consent-unsafe";
            case GIVEN, GIVEN_OUT_OF_SCOPE, EXPIRED -> "consent";
        };
    }

    boolean objects() {
        return state == ConsentState.REFUSED || state == ConsentState.WITHDRAWN;
    }
}
