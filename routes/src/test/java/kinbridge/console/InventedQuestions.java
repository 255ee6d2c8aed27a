package kinbridge.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.QuestionPages;
import kinbridge.sharinglog.QuestionUnanswered;
import kinbridge.sharinglog.QuestionUnanswered.Why;
import org.jspecify.annotations.Nullable;

/** Questions to the log for the console alone; a test reads what was asked. */
class InventedQuestions implements QuestionPages {

    private static final Heading GLASS = new Heading(
            4,
            "break-glass",
            "Broken glass and its reviews",
            "Each time that somebody broke the glass.",
            "Not the words that they gave.",
            "Nobody broke the glass in this time.");
    private static final Heading PROTECTED = new Heading(
            12,
            "protected-attempts",
            "Attempts on protected addresses",
            "Who asked for a protected address.",
            "An attempt is mostly no fault.",
            "Nothing was withheld openly.");

    boolean empty;
    boolean breaksOff;

    @Nullable
    Why unanswered;

    String suffix = "";
    final List<String> asked = new ArrayList<>();

    void reset() {
        empty = false;
        breaksOff = false;
        unanswered = null;
        suffix = "";
        asked.clear();
    }

    private Row row() {
        return new Row(List.of(
                new Cell(Kind.TIME, Invented.NOW.toString(), ""),
                new Cell(Kind.TEXT, "Dawn Frayne" + suffix, "Emergency duty social worker" + suffix),
                new Cell(Kind.FAMILY, "FAM-7Q2K9", ""),
                new Cell(Kind.WARNING, "Overdue" + suffix, ""),
                new Cell(Kind.LEVEL, "SUMMARY", ""),
                new Cell(Kind.SEARCH, "/sharing-log?rule=2.9", ""),
                new Cell(Kind.TASK, InventedWork.TASK.toString(), ""),
                new Cell(Kind.ENTRY, Invented.ENTRY.toString(), "")));
    }

    @Override
    public Home home(Requester reader) {
        asked.add("home by " + reader.practitionerId());
        return new Home(List.of(
                new Headline(GLASS, new Figure("reviews overdue", empty ? 0 : 3, true)),
                new Headline(PROTECTED, null)));
    }

    @Override
    public Optional<QuestionPage> page(Requester reader, String word, Map<String, String> typed) {
        asked.add("question " + word + " by " + reader.practitionerId());
        if (unanswered != null) {
            throw new QuestionUnanswered(unanswered);
        }
        return word.equals("break-glass") || word.equals("protected-attempts")
                ? Optional.of(page(word, typed, new Hidden(false, List.of(), false)))
                : Optional.empty();
    }

    @Override
    public Optional<QuestionPage> hidden(Requester reader, String word, Map<String, String> typed, String reason) {
        asked.add("hidden " + word + " by " + reader.practitionerId() + " because " + reason);
        return Optional.of(page(word, typed, new Hidden(true, List.of(row()), true)));
    }

    private QuestionPage page(String word, Map<String, String> typed, Hidden hidden) {
        boolean isWrong = typed.getOrDefault("from", "").equals("never");
        boolean isProtected = word.equals("protected-attempts");
        return new QuestionPage(
                isProtected ? PROTECTED : GLASS,
                List.of(
                        new Field("from", "From", "", Kind.DAY, typed.getOrDefault("from", ""), List.of()),
                        new Field("rule", "Rule", "For example, 2.9", Kind.TEXT, "", List.of()),
                        new Field("agency", "Agency", "", Kind.AGENCY, "POLICE", List.of()),
                        new Field(
                                "state", "Only", "", Kind.TEXT, "LATE", List.of(new Choice("LATE", "Late" + suffix)))),
                isWrong ? List.of(new Problem("from", "The date in 'From' must be a real date")) : List.of(),
                null,
                List.of(new Figure("Review overdue" + suffix, 1, true)),
                List.of("When", "Who", "Family", "Review", "How much", "In the log", "Task", "Entry"),
                empty || isWrong ? List.of() : List.of(row()),
                empty ? 0 : 10_001,
                "times",
                empty ? null : "further",
                isProtected ? hidden : null);
    }

    @Override
    public boolean file(
            Requester reader,
            String word,
            Map<String, String> typed,
            Consumer<List<String>> columns,
            Consumer<Row> rows) {
        asked.add("file " + word + " by " + reader.practitionerId());
        if (!word.equals("break-glass")) {
            return false;
        }
        columns.accept(List.of("When", "Who"));
        rows.accept(row());
        if (breaksOff) {
            for (int number = 0; number < 1_000; number++) {
                rows.accept(row());
            }
            throw new IllegalStateException("the database went away");
        }
        return true;
    }
}
