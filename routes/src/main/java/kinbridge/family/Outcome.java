package kinbridge.family;

import java.util.List;
import java.util.UUID;

/** What became of a change that somebody asked for. */
public sealed interface Outcome {

    /** @param entry the entry of the sharing log that was written with it */
    record Recorded(UUID entry) implements Outcome {}

    /** Nothing was changed. */
    record Refused(List<Problem> problems) implements Outcome {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** @param field the field of the request, so that a page can point at it */
    record Problem(String field, String words) {}

    static Outcome refused(String field, String words) {
        return new Refused(List.of(new Problem(field, words)));
    }
}
