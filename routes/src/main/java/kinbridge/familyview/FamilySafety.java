package kinbridge.familyview;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * Flags and assessments of the people of a family. A flag whose mere existence endangers is shown only to
 * those who may set or clear it; for everybody else there is none.
 */
public interface FamilySafety {

    /** Empty whether the family does not exist or is not for this person: the try is logged. */
    Optional<SafetyPage> open(Requester who, UUID family, String purpose);

    /** Empty also where the person was not released: the same answer. */
    Optional<Recording> assess(Requester who, UUID family, String purpose, AssessmentRequest assessment);

    /**
     * Empty also where the person, the record or the flag was not released, or is not for this
     * practitioner: the same answer.
     */
    Optional<Recording> change(Requester who, UUID family, String purpose, FlagRequest change);

    /**
     * @param mayAssess whether this practitioner may record an assessment
     * @param settable the flags that they may set
     * @param colleagues whom a flag may be about
     */
    record SafetyPage(
            FamilyHead head,
            List<PersonSafety> people,
            boolean mayAssess,
            List<FlagChoice> settable,
            List<Choice> colleagues) {

        public Optional<PersonSafety> person(UUID id) {
            return people.stream().filter(person -> person.id().equals(id)).findFirst();
        }
    }

    /**
     * @param id names the person in addresses
     * @param flags in force or waiting for a review, then those that were cleared or lapsed
     * @param outcomes what an assessment of this person can find
     * @param seen how many assessments there are, for whoever records the next
     * @param records released records, for a flag on one of them
     */
    record PersonSafety(
            UUID id,
            String name,
            String relation,
            String dates,
            List<FlagRow> flags,
            List<AssessmentRow> assessments,
            List<Choice> outcomes,
            int seen,
            List<Choice> records) {

        public Optional<FlagRow> flag(UUID wanted) {
            return flags.stream().filter(flag -> flag.id().equals(wanted)).findFirst();
        }
    }

    /**
     * @param about the colleague or the record that it is limited to, in words, or null
     * @param ends in words: when it is reviewed, lapses, or was cleared
     * @param overdue whether the review is overdue
     * @param seen how many reviews there were, for whoever records the next
     * @param history what was done to it, in words, newest first; empty for who may not read reasons
     */
    record FlagRow(
            UUID id,
            String kind,
            String title,
            String effect,
            @Nullable String about,
            String since,
            String ends,
            boolean inForce,
            boolean overdue,
            boolean holdsUntilCleared,
            String reason,
            int seen,
            boolean mayReview,
            boolean mayClear,
            List<HistoryRow> history) {}

    record HistoryRow(String what, String when, String reason, String logReference) {}

    record AssessmentRow(
            String outcome,
            boolean counts,
            String on,
            String by,
            @Nullable String decision,
            @Nullable String reason) {}

    /** @param limits in words: whom or what it is set on, and how it ends */
    record FlagChoice(String code, String title, String effect, String limits) {}

    record Choice(String value, String title) {}
}
