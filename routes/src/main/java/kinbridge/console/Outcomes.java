package kinbridge.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** Says what became of a form, in the same way on every page that has one. */
final class Outcomes {

    private Outcomes() {}

    /** What stands above the form and at its fields; nothing where there is no problem. */
    static void show(List<FieldProblem> problems, Model model) {
        Map<String, String> wrong = new LinkedHashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(problem.field(), problem.words()));
        model.addAttribute("problems", problems);
        model.addAttribute("wrong", wrong);
    }

    static HttpStatus status(Recording.Why why) {
        return switch (why) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case STALE -> HttpStatus.CONFLICT;
            case WRONG -> HttpStatus.BAD_REQUEST;
        };
    }

    /** The short reference of the entry that records it. */
    static Optional<String> reference(Recording outcome) {
        return outcome instanceof Recording.Recorded recorded
                ? Optional.of(recorded.entry().toString().substring(0, 8))
                : Optional.empty();
    }
}
