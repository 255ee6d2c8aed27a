package kinbridge.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/**
 * The twelve questions that information governance asks of the log (specification 5.2). Answers are
 * metadata and never content, and each reading is itself an entry of the log, written first.
 */
public interface QuestionPages {

    /** Every question with one figure, and what else governance looks at first. */
    Home home(Requester reader);

    /**
     * Empty if there is no question of that name.
     *
     * @param typed the filter as it came
     */
    Optional<QuestionPage> page(Requester reader, String word, Map<String, String> typed);

    /**
     * As the page, with what was hidden from whoever asked for it.
     *
     * @param reason why it is read, for the log
     */
    Optional<QuestionPage> hidden(Requester reader, String word, Map<String, String> typed, String reason);

    /**
     * Every row that matches, one after another; the log has it before the first, and after the last how many they
     * were, also where it broke off.
     *
     * @param columns takes the titles of the columns, once
     * @return false if there is no such question, or it cannot be asked like this: then nothing was handed on
     */
    boolean file(
            Requester reader,
            String word,
            Map<String, String> typed,
            Consumer<List<String>> columns,
            Consumer<Row> rows);

    /** One figure of each question. */
    record Home(List<Headline> questions) {
        public Home {
            questions = List.copyOf(questions);
        }
    }

    /** @param figure one number of the last thirty days or of now; null where the number itself would tell */
    record Headline(Heading heading, @Nullable Figure figure) {}

    /**
     * @param number as the specification counts them
     * @param word its name in addresses: {@code shared-about-a-person}
     * @param answers what it answers, in a sentence
     * @param leavesOut what the answer does not cover, in a sentence
     * @param empty what is said where nothing matches
     */
    record Heading(int number, String word, String title, String answers, String leavesOut, String empty) {}

    /** @param attention whether somebody should look at what it counts, if it is not 0 */
    record Figure(String words, long count, boolean attention) {
        static Figure of(String words, long count) {
            return new Figure(words, count, false);
        }

        static Figure of(String ofOne, String ofMany, long count) {
            return of(count == 1 ? ofOne : ofMany, count);
        }

        static Figure toLookAt(String words, long count) {
            return new Figure(words, count, true);
        }

        static Figure toLookAt(String ofOne, String ofMany, long count) {
            return toLookAt(count == 1 ? ofOne : ofMany, count);
        }
    }

    /**
     * One part of the filter.
     *
     * @param name in the address
     * @param value as it came
     * @param choices of a selection, without "any"; empty for a text or a day
     */
    record Field(String name, String label, String hint, Kind kind, String value, List<Choice> choices) {
        public Field {
            choices = List.copyOf(choices);
        }

        public boolean isDay() {
            return kind == Kind.DAY;
        }

        public boolean isChoice() {
            return !choices.isEmpty();
        }
    }

    /** @param label shown for it, by the kind of its field where that has titles of its own */
    record Choice(String value, String label) {}

    record Problem(String field, String words) {}

    /** What a value is, so that whoever shows it finds words and a place to lead to. */
    enum Kind {
        TEXT,
        NUMBER,
        DAY,
        TIME,
        ROLE,
        AGENCY,
        PURPOSE,
        LEVEL,
        ENTRY_KIND,
        /** Of a field: a colleague, by id. */
        STAFF,
        /** A family's reference. */
        FAMILY,
        /** An entry of the log. */
        ENTRY,
        TASK,
        GRANT,
        /** A search of the log that shows what was counted; the value is its address. */
        SEARCH,
        /** Something that is late, missing or was never to be. */
        WARNING
    }

    /** @param small what stands below it, such as a colleague's role, or empty */
    record Cell(Kind kind, String value, String small) {
        static final Cell NONE = new Cell(Kind.TEXT, "", "");

        static Cell of(@Nullable Object value) {
            return of(Kind.TEXT, value);
        }

        static Cell of(Kind kind, @Nullable Object value) {
            return new Cell(kind, value == null ? "" : value.toString(), "");
        }

        Cell over(String words) {
            return new Cell(kind, value, words);
        }
    }

    record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        static Row of(Cell... cells) {
            return new Row(List.of(cells));
        }
    }

    /**
     * @param needs what must be given before it can be asked, or null
     * @param total how many match; of more than {@link #MOST_COUNTED} only that
     * @param unit what is counted: {@code entries}
     * @param next the cursor of the page after this one, or null at the end
     * @param hidden what the page says of what was hidden: that it can be read, or that it was; null where
     *     the question is not about that
     */
    record QuestionPage(
            Heading heading,
            List<Field> fields,
            List<Problem> problems,
            @Nullable String needs,
            List<Figure> figures,
            List<String> columns,
            List<Row> rows,
            long total,
            String unit,
            @Nullable String next,
            @Nullable Hidden hidden) {

        public static final long MOST_COUNTED = 10_000;

        public QuestionPage {
            fields = List.copyOf(fields);
            problems = List.copyOf(problems);
            figures = List.copyOf(figures);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        public boolean isAsked() {
            return problems.isEmpty() && needs == null;
        }

        /** {@code 1,204 entries}. */
        public String counted() {
            return total > MOST_COUNTED
                    ? String.format(java.util.Locale.UK, "More than %,d %s", MOST_COUNTED, unit)
                    : String.format(java.util.Locale.UK, "%,d %s", total, unit);
        }
    }

    /** @param cut whether there are more than are shown */
    record Hidden(boolean wasRead, List<Row> rows, boolean cut) {
        public Hidden {
            rows = List.copyOf(rows);
        }
    }
}
