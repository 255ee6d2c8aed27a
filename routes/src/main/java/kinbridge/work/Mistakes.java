package kinbridge.work;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Mistake;
import org.jspecify.annotations.Nullable;

/** What is wrong with how somebody wants to end a task. */
final class Mistakes {

    static final int FEWEST_LETTERS = 10;
    static final int FEWEST_LETTERS_OF_A_REASON = 20;
    static final int MOST_LETTERS = 4_000;

    /** A decision not to tell somebody is looked at again within one review cycle. */
    static final int LONGEST_RETEST_WEEKS = 8;

    private Mistakes() {}

    static List<Mistake> in(TaskKind kind, Answer answer, LocalDate today) {
        List<Mistake> mistakes = new ArrayList<>();
        Outcome outcome = outcome(kind, answer).orElse(null);
        if (outcome == null) {
            mistakes.add(new Mistake("outcome", "Choose how it ended"));
            return mistakes;
        }
        addOfWords(kind, outcome, answer.words().strip(), mistakes);
        if (outcome == Outcome.TOLD && !answer.safe()) {
            mistakes.add(new Mistake("safe", "Check first that it was safe to tell them, and say so"));
        }
        if (outcome == Outcome.NOT_TOLD && retest(answer, today) == null) {
            mistakes.add(new Mistake(
                    "retest", "Give a day within the next " + LONGEST_RETEST_WEEKS + " weeks to look at it again"));
        }
        return mistakes;
    }

    private static void addOfWords(TaskKind kind, Outcome outcome, String words, List<Mistake> mistakes) {
        int fewest = kind == TaskKind.RECORD_REASON ? FEWEST_LETTERS_OF_A_REASON : FEWEST_LETTERS;
        if (outcome.needsWords() && words.length() < fewest) {
            mistakes.add(new Mistake("words", "Say it in a sentence: at least " + fewest + " letters"));
        }
        if (words.length() > MOST_LETTERS) {
            mistakes.add(new Mistake("words", "Say it in no more than " + MOST_LETTERS + " letters"));
        }
    }

    static Optional<Outcome> outcome(TaskKind kind, Answer answer) {
        return kind.outcomes().stream()
                .filter(outcome -> outcome.name().equals(answer.outcome()))
                .findFirst();
    }

    /** The day to look again; the last one possible where none was given; null where it cannot be. */
    static @Nullable LocalDate retest(Answer answer, LocalDate today) {
        LocalDate latest = today.plusWeeks(LONGEST_RETEST_WEEKS);
        if (answer.retest().isBlank()) {
            return latest;
        }
        try {
            LocalDate day = LocalDate.parse(answer.retest().strip());
            return day.isAfter(today) && !day.isAfter(latest) ? day : null;
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
