package kinbridge.subjectaccess;

import java.util.List;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a change.
 *
 * @param id the request, if anything was changed
 * @param said what was done, for whoever did it
 */
public record Outcome(@Nullable UUID id, String said, List<FieldProblem> problems) {

    public Outcome {
        problems = List.copyOf(problems);
    }

    static Outcome done(UUID id, String said) {
        return new Outcome(id, said, List.of());
    }

    static Outcome wrong(String field, String words) {
        return new Outcome(null, "", List.of(new FieldProblem(field, words)));
    }

    static Outcome wrong(List<FieldProblem> problems) {
        return new Outcome(null, "", problems);
    }

    public boolean isDone() {
        return problems.isEmpty();
    }
}
