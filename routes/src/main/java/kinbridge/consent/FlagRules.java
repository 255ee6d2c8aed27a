package kinbridge.consent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a flag can be set or kept as asked: pure, and each refusal a plain sentence at its field. */
final class FlagRules {

    private static final int LONGEST_MONTHS = 12;

    private FlagRules() {}

    static List<FieldProblem> problems(FlagKind kind, FlagRequest.Set request, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>(reason(request.reason()));
        if (kind.namesAColleague() && request.colleague() == null) {
            AnswerRules.add(problems, "colleague", "Choose the colleague whom it is about.");
        }
        if (!kind.namesAColleague() && request.colleague() != null) {
            AnswerRules.add(problems, "colleague", "This flag is about nobody of your colleagues: leave it empty.");
        }
        if (kind.mustBeOfARecord() && request.record() == null) {
            AnswerRules.add(problems, "record", "Choose the record that it is about.");
        }
        if (!kind.mayBeOfARecord() && request.record() != null) {
            AnswerRules.add(problems, "record", "This flag is about a person, not about one record.");
        }
        date(kind, request.date(), today, problems);
        return problems;
    }

    static List<FieldProblem> problems(FlagKind kind, FlagRequest.Review request, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>(reason(request.reason()));
        date(kind, request.date(), today, problems);
        return problems;
    }

    static List<FieldProblem> reason(String reason) {
        List<FieldProblem> problems = new ArrayList<>();
        AnswerRules.required(problems, "reason", reason, "Say why: whoever reviews it must be able to judge.");
        AnswerRules.limited(problems, "reason", reason);
        return problems;
    }

    private static void date(FlagKind kind, @Nullable LocalDate date, LocalDate today, List<FieldProblem> problems) {
        if (date == null) {
            if (kind.ends() == FlagKind.Ends.ON_A_DAY) {
                AnswerRules.add(problems, "date", "It opens something to somebody: name its last day.");
            }
        } else if (!date.isAfter(today)) {
            AnswerRules.add(problems, "date", "The day must be in the future.");
        } else if (date.isAfter(today.plusMonths(LONGEST_MONTHS))) {
            AnswerRules.add(problems, "date", "Choose a day within twelve months: somebody must look again by then.");
        }
    }
}
