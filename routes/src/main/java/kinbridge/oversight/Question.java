package kinbridge.oversight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kinbridge.oversight.QuestionPages.Choice;
import kinbridge.oversight.QuestionPages.Figure;
import kinbridge.oversight.QuestionPages.Heading;
import kinbridge.oversight.QuestionPages.Row;
import org.jspecify.annotations.Nullable;

/** One of the twelve. It reads what may be read by whoever reads the log; level 0 is not among it. */
interface Question {

    Heading heading();

    Set<Parameter> parameters();

    /** What may be chosen for this one; empty where it is typed. */
    default List<Choice> choices(Parameter parameter) {
        return List.of();
    }

    /** What must be given before it can be asked, in a sentence. */
    default Optional<String> needs(Asked asked) {
        return Optional.empty();
    }

    List<String> columns();

    /** What its rows are: {@code entries}. */
    String unit();

    List<Figure> figures(Asked asked);

    /** One number for the page that lists all questions; null where a number would tell too much. */
    @Nullable
    Figure headline(Asked lastThirtyDays);

    /** How many there are, counted no further than one more than can be said. */
    long count(Asked asked);

    /**
     * @param after the {@link Found#next} of the page before, or null for the first
     * @param limit of what {@link #unit} names
     */
    Found find(Asked asked, @Nullable String after, int limit);

    /** A page with all that stands above it; for a question that makes them of one count. */
    default Answer answer(Asked asked, @Nullable String after, int limit) {
        return new Answer(find(asked, after, limit), count(asked), figures(asked));
    }

    record Answer(Found found, long total, List<Figure> figures) {
        public Answer {
            figures = List.copyOf(figures);
        }

        static final Answer NONE = new Answer(new Found(List.of(), null), 0, List.of());
    }

    /** @param next give it back to get what follows; null at the end */
    record Found(List<Row> rows, @Nullable String next) {
        public Found {
            rows = List.copyOf(rows);
        }
    }
}
