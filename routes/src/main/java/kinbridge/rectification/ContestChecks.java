package kinbridge.rectification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kinbridge.consent.FieldProblem;
import kinbridge.familyview.Contesting.Said;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is wrong with what somebody wants to record against a record; each in a sentence. Whether the parent who says so has
 * parental responsibility is the recorder's to judge: an answer of the hub's would tell who is known to have it, and who is
 * kept from it.
 */
@Component
class ContestChecks {

    /** Somebody mistyped the year. */
    private static final int LONGEST_AGO_YEARS = 10;

    List<FieldProblem> in(Said said, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        SaidBy by = SaidBy.of(said.by()).orElse(null);
        if (by == null) {
            problems.add(new FieldProblem("by", "Choose who says that it is wrong."));
        }
        if (by == SaidBy.PARENT && said.parent() == null) {
            problems.add(new FieldProblem("parent", "Choose which parent says so, or record it as yours."));
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
}
