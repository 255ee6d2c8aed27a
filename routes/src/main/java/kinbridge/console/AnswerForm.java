package kinbridge.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kinbridge.consent.AnswerRequest;
import kinbridge.consent.FieldProblem;
import kinbridge.familyview.FamilyConsent.AnswerRow;
import kinbridge.familyview.FamilyConsent.PersonConsent;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * An answer as somebody wrote it into the form, kept as written until it can be recorded.
 *
 * @param record the answer that it changes; empty for one of its own
 * @param scope {@code all} or {@code part}
 */
record AnswerForm(
        String record,
        int seen,
        String giver,
        String state,
        String scope,
        Set<String> agencies,
        Set<String> categories,
        Set<String> purposes,
        FormDate givenOn,
        FormDate expiresOn,
        String howObtained,
        String wordsUsed,
        String explainedBy,
        String evidence,
        String competence,
        String unsafeReason) {

    static AnswerForm of(MultiValueMap<String, String> form) {
        return new AnswerForm(
                FormText.of(form, "record"),
                FormText.number(form, "seen"),
                FormText.of(form, "giver"),
                FormText.of(form, "state"),
                FormText.of(form, "scope"),
                FormText.all(form, "agencies"),
                FormText.all(form, "categories"),
                FormText.all(form, "purposes"),
                FormDate.of("givenOn", form),
                FormDate.of("expiresOn", form),
                FormText.of(form, "howObtained"),
                FormText.of(form, "wordsUsed"),
                FormText.of(form, "explainedBy"),
                FormText.of(form, "evidence"),
                FormText.of(form, "competence"),
                FormText.of(form, "unsafeReason"));
    }

    /** To begin with: today, for everything, explained by whoever writes. */
    static AnswerForm begin(PersonConsent person, @Nullable AnswerRow changed, LocalDate today, String by) {
        Set<String> codes = changed == null ? Set.of() : changed.codes();
        return new AnswerForm(
                changed == null ? "" : changed.record().toString(),
                person.seen(),
                "",
                "",
                codes.isEmpty() ? "all" : "part",
                codes,
                codes,
                codes,
                FormDate.of("givenOn", today),
                FormDate.of("expiresOn", (LocalDate) null),
                "",
                "",
                by,
                "",
                "",
                "");
    }

    /** The same, by somebody who has seen what is there now. */
    AnswerForm seeing(int now) {
        return new AnswerForm(
                record,
                now,
                giver,
                state,
                scope,
                agencies,
                categories,
                purposes,
                givenOn,
                expiresOn,
                howObtained,
                wordsUsed,
                explainedBy,
                evidence,
                competence,
                unsafeReason);
    }

    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        if (stateOf(state) == null) {
            problems.add(new FieldProblem("state", "Choose what they answered."));
        }
        boolean isNothingChosen = agencies.isEmpty() && categories.isEmpty() && purposes.isEmpty();
        if (!scope.equals("part") && !isNothingChosen) {
            problems.add(new FieldProblem("scope", "You chose everything and a part: choose one of the two."));
        }
        if (scope.equals("part") && isNothingChosen) {
            problems.add(new FieldProblem("scope", "Choose what it is for, or choose everything."));
        }
        problems.addAll(givenOn.problems());
        problems.addAll(expiresOn.problems());
        return problems;
    }

    /** What is asked of the register; only where there are no problems. */
    AnswerRequest request(UUID person) {
        boolean part = scope.equals("part");
        boolean parent = giver.startsWith("parent:");
        return new AnswerRequest(
                person,
                FormText.id(record),
                seen,
                parent ? "parent" : giver,
                parent ? FormText.id(giver.substring("parent:".length())) : null,
                java.util.Objects.requireNonNullElse(stateOf(state), ConsentState.NOT_SOUGHT),
                part ? agencies : Set.of(),
                part ? categories : Set.of(),
                part ? purposes : Set.of(),
                givenOn.date(),
                expiresOn.date(),
                null,
                howObtained,
                wordsUsed,
                explainedBy,
                evidence,
                FormText.id(competence),
                unsafeReason);
    }

    private static @Nullable ConsentState stateOf(String code) {
        for (ConsentState state : ConsentState.values()) {
            if (state.name().equals(code)) {
                return state;
            }
        }
        return null;
    }
}
