package kinbridge.familyview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** What the people of a family answered about sharing. Each page is a look of its own; nothing is kept. */
public interface FamilyConsent {

    /** Empty whether the family does not exist or is not for this person: the try is logged. */
    Optional<ConsentPage> open(Requester who, UUID family, String purpose);

    /** Empty also where the person is not of that family or was not released: the same answer. */
    Optional<Recording> record(Requester who, UUID family, String purpose, AnswerRequest answer);

    /**
     * @param mayAgree whether this practitioner may record an agreement
     * @param mayObject whether they may record a refusal or a withdrawal
     * @param maySayUnsafe whether they may record that asking is unsafe
     */
    record ConsentPage(
            FamilyHead head,
            List<PersonConsent> people,
            boolean mayAgree,
            boolean mayObject,
            boolean maySayUnsafe,
            Scopes scopes) {

        public boolean mayRecord() {
            return mayAgree || mayObject || maySayUnsafe;
        }

        public Optional<PersonConsent> person(UUID id) {
            return people.stream().filter(person -> person.id().equals(id)).findFirst();
        }
    }

    /**
     * @param id names the person in addresses
     * @param whose whose agreement counts and why, in words
     * @param state the code of what counts today
     * @param stateWords the same in words
     * @param disagree who disagrees and what settles it, in words; empty where nobody does
     * @param answers the current answers
     * @param seen how many answers there are, for whoever records the next
     * @param givers who may answer
     * @param usualLastDay the last day of an agreement given today, where nobody names one
     */
    record PersonConsent(
            UUID id,
            String name,
            String relation,
            String dates,
            String whose,
            String state,
            String stateWords,
            List<String> disagree,
            List<AnswerRow> answers,
            int seen,
            List<GiverChoice> givers,
            List<AssessmentChoice> assessments,
            LocalDate usualLastDay) {

        public Optional<AnswerRow> answer(@Nullable UUID id) {
            return answers.stream().filter(row -> row.record().equals(id)).findFirst();
        }
    }

    /**
     * One version of an answer.
     *
     * @param scope in words, a line each: with whom, what, for what
     * @param details label and text, for who may read them
     * @param standing whether it is an agreement that can be withdrawn
     * @param codes agencies, categories and purposes of the scope, as far as the reader may know of them
     * @param earlier earlier versions, newest first
     */
    record AnswerRow(
            UUID record,
            int version,
            String giver,
            String state,
            String stateWords,
            List<String> scope,
            String given,
            @Nullable String until,
            String recorded,
            @Nullable String logReference,
            List<Detail> details,
            boolean standing,
            Set<String> codes,
            List<AnswerRow> earlier) {}

    record Detail(String label, String text) {}

    /** What an answer may be limited to, each with its code and title. */
    record Scopes(List<GiverChoice> agencies, List<GiverChoice> categories, List<GiverChoice> purposes) {}

    /** @param value as a form sends it: {@code self}, {@code parent:<identity>} */
    record GiverChoice(String value, String title) {}

    record AssessmentChoice(UUID id, String title) {}
}
