package kinbridge.rectification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.consent.AskedPeople;
import kinbridge.consent.AskedPerson;
import kinbridge.consent.FieldProblem;
import kinbridge.family.SamePerson;
import kinbridge.familyview.Contesting.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with what somebody wants to record against a record; each in a sentence. */
@Component
class ContestChecks {

    /** Somebody mistyped the year. */
    private static final int LONGEST_AGO_YEARS = 10;

    private final AskedPeople asked;
    private final SamePerson samePerson;

    ContestChecks(AskedPeople asked, SamePerson samePerson) {
        this.asked = asked;
        this.samePerson = samePerson;
    }

    List<FieldProblem> in(Said said, UUID identity, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        SaidBy by = SaidBy.of(said.by()).orElse(null);
        if (by == null) {
            problems.add(new FieldProblem("by", "Choose who says that it is wrong."));
        }
        if (by == SaidBy.PARENT && !mayAnswerFor(said.parent(), identity)) {
            problems.add(new FieldProblem(
                    "parent",
                    "Choose somebody whom the hub knows to have parental responsibility, or record it as yours."));
        }
        if (SaidAbout.of(said.about()).isEmpty()) {
            problems.add(new FieldProblem("about", "Choose whether it is a fact or an opinion."));
        }
        addOfTheDay(said.on(), today, problems);
        wordsWrong("words", said.words(), problems);
        return problems;
    }

    private static void addOfTheDay(@Nullable LocalDate on, LocalDate today, List<FieldProblem> problems) {
        if (on == null) {
            problems.add(new FieldProblem("on", "Write the day on which they said it."));
        } else if (on.isAfter(today) || on.isBefore(today.minusYears(LONGEST_AGO_YEARS))) {
            problems.add(new FieldProblem(
                    "on", "The day is today or before, and no more than " + LONGEST_AGO_YEARS + " years ago."));
        }
    }

    static void wordsWrong(String field, String words, List<FieldProblem> problems) {
        int letters = words.strip().length();
        if (letters < ContestWords.FEWEST_LETTERS) {
            problems.add(new FieldProblem(
                    field, "Write in a sentence what is wrong: at least " + ContestWords.FEWEST_LETTERS + " letters."));
        }
        if (letters > ContestWords.MOST_LETTERS) {
            problems.add(
                    new FieldProblem(field, "Write it in no more than " + ContestWords.MOST_LETTERS + " letters."));
        }
    }

    /** As for an agreement (section 1.5): a holder of parental responsibility, and no alleged perpetrator. */
    private boolean mayAnswerFor(@Nullable UUID parent, UUID child) {
        if (parent == null) {
            return false;
        }
        Map<UUID, UUID> persons = samePerson.personsOf(List.of(parent, child));
        UUID theParent = persons.get(parent);
        UUID theChild = persons.get(child);
        if (theParent == null || theChild == null) {
            return false;
        }
        Map<UUID, AskedPerson> known = asked.of(List.of(theParent, theChild));
        AskedPerson asParent = known.get(theParent);
        AskedPerson asChild = known.get(theChild);
        return asParent != null
                && asChild != null
                && asChild.parents().contains(theParent)
                && !asParent.allegedPerpetrator();
    }
}
