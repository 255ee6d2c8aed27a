package kinbridge.oversight;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import kinbridge.oversight.Question.Answer;
import kinbridge.oversight.Question.Found;
import kinbridge.sharinglog.QuestionTurns;
import kinbridge.sharinglog.StateChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the questions for their pages and files: the log has who asked before anything is answered. */
@Component
class AskedQuestions implements QuestionPages {

    /** Of entries with their lines: an entry has many. */
    private static final int PAGE = 25;

    private static final int OF_A_FILE = 500;

    private final List<Question> questions;
    private final Practitioners practitioners;
    private final StateChanges changes;
    private final FilesTaken files;
    private final QuestionTurns turns;
    private final InstantSource clock;

    AskedQuestions(
            List<Question> questions,
            Practitioners practitioners,
            StateChanges changes,
            FilesTaken files,
            QuestionTurns turns,
            InstantSource clock) {
        this.questions = List.copyOf(questions);
        this.practitioners = practitioners;
        this.changes = changes;
        this.files = files;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public Home home(Requester reader) {
        changes.read(reader, false, "oversight: one figure of each question");
        Asked lastThirtyDays = Asked.lastThirtyDays(today());
        return turns.of(
                reader.practitionerId(),
                () -> new Home(questions.stream()
                        .map(question -> new Headline(question.heading(), question.headline(lastThirtyDays)))
                        .toList()));
    }

    @Override
    public Optional<QuestionPage> page(Requester reader, String word, Map<String, String> typed) {
        return question(word).map(question -> {
            Asked asked = Asked.of(typed, question.parameters(), today());
            changes.read(reader, false, "question " + question.heading().number() + ", " + asked.words());
            return turns.of(reader.practitionerId(), () -> page(question, asked, typed.get("after"), closed(question)));
        });
    }

    private static @Nullable Hidden closed(Question question) {
        return question instanceof ProtectedAttempts ? new Hidden(false, List.of(), false) : null;
    }

    @Override
    public Optional<QuestionPage> hidden(Requester reader, String word, Map<String, String> typed, String reason) {
        return question(word)
                .filter(ProtectedAttempts.class::isInstance)
                .map(ProtectedAttempts.class::cast)
                .map(question -> {
                    Asked asked = Asked.of(typed, question.parameters(), today());
                    return turns.of(reader.practitionerId(), () -> {
                        Hidden found =
                                asked.problems().isEmpty() ? question.hidden(reader, asked, reason) : closed(question);
                        return page(question, asked, null, found);
                    });
                });
    }

    private QuestionPage page(Question question, Asked asked, @Nullable String after, @Nullable Hidden hidden) {
        String needs = question.needs(asked).orElse(null);
        boolean isAnswered = needs == null && asked.problems().isEmpty();
        Answer answer = isAnswered ? answer(question, asked, after) : Answer.NONE;
        return new QuestionPage(
                question.heading(),
                fields(question, asked),
                asked.problems(),
                needs,
                answer.figures(),
                question.columns(),
                answer.found().rows(),
                answer.total(),
                question.unit(),
                answer.found().next(),
                hidden);
    }

    /** A made-up page of a list has nothing on it. */
    private static Answer answer(Question question, Asked asked, @Nullable String after) {
        try {
            return question.answer(asked, after == null || after.isEmpty() ? null : after, PAGE);
        } catch (IllegalArgumentException notAPage) {
            return Answer.NONE;
        }
    }

    @Override
    public boolean file(
            Requester reader,
            String word,
            Map<String, String> typed,
            Consumer<List<String>> columns,
            Consumer<Row> rows) {
        Optional<Question> found = question(word);
        if (found.isEmpty()) {
            return false;
        }
        Question question = found.get();
        Asked asked = Asked.of(typed, question.parameters(), today());
        if (!asked.problems().isEmpty() || question.needs(asked).isPresent()) {
            return false;
        }
        changes.read(reader, false, "question " + question.heading().number() + " to be a CSV file, " + asked.words());
        return turns.of(reader.practitionerId(), () -> {
            write(reader, question, asked, columns, rows);
            return true;
        });
    }

    private void write(
            Requester reader, Question question, Asked asked, Consumer<List<String>> columns, Consumer<Row> rows) {
        String what = "question " + question.heading().number() + " as a CSV file";
        long count = question.count(asked);
        String counted = (count > QuestionPage.MOST_COUNTED ? "more than " : "")
                + Math.min(count, QuestionPage.MOST_COUNTED) + " " + question.unit();
        files.take(reader, what, asked.words() + ", " + counted, written -> {
            columns.accept(question.columns());
            each(question, asked, row -> {
                rows.accept(row);
                written.run();
            });
        });
    }

    private static void each(Question question, Asked asked, Consumer<Row> rows) {
        String next = null;
        do {
            Found page = question.find(asked, next, OF_A_FILE);
            page.rows().forEach(rows);
            next = page.next();
        } while (next != null);
    }

    private Optional<Question> question(String word) {
        return questions.stream()
                .filter(question -> question.heading().word().equals(word))
                .findFirst();
    }

    private List<Field> fields(Question question, Asked asked) {
        List<Field> fields = new ArrayList<>();
        for (Parameter parameter : question.parameters()) {
            fields.add(new Field(
                    parameter.word(),
                    parameter.label(),
                    parameter.hint(),
                    parameter.kind(),
                    asked.shown(parameter),
                    parameter == Parameter.PRACTITIONER ? colleagues() : question.choices(parameter)));
        }
        return fields;
    }

    private List<Choice> colleagues() {
        return practitioners.all().stream()
                .sorted(java.util.Comparator.comparing(Practitioner::name))
                .map(person -> new Choice(person.id(), person.name()))
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }
}
