package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.Sha256;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.AccessReviews.Chosen;
import kinbridge.subjectaccess.AccessReviews.Deciding;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.OpinionGiven;
import kinbridge.subjectaccess.AccessReviews.Stage;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.Item.Opinion;
import org.springframework.stereotype.Component;

/**
 * The reviewer's decisions. None of them lets out more than the rules do: who thinks that more should go records what
 * the rules ask for, an agreement or the end of a flag, and gathers anew.
 */
@Component
class Reviewing {

    private final ItemRows rows;
    private final RequestClock clock;
    private final StateChanges changes;

    Reviewing(ItemRows rows, RequestClock clock, StateChanges changes) {
        this.rows = rows;
        this.clock = clock;
        this.changes = changes;
    }

    List<Item> matching(List<Item> all, Filter filter) {
        LocalDate today = clock.today();
        return all.stream()
                .filter(item -> is(filter.category(), item.answered().category()))
                .filter(item -> is(filter.rule(), item.answered().rule()))
                .filter(item -> is(filter.level(), item.answered().level().name()))
                .filter(item -> is(filter.holder(), item.answered().holder()))
                .filter(item -> is(filter.state(), item.stage(today).name()))
                .toList();
    }

    private static boolean is(String asked, String value) {
        return asked.isEmpty() || asked.equals(value);
    }

    Outcome decide(Requester reviewer, Request request, Chosen chosen, Deciding deciding) {
        Verdict verdict = deciding.verdict();
        if (verdict == null) {
            return Outcome.wrong("verdict", "Choose what becomes of it");
        }
        List<FieldProblem> problems = problems(request, chosen, deciding);
        if (!problems.isEmpty()) {
            return Outcome.wrong(problems);
        }
        LocalDate today = clock.today();
        List<Item> wanted = chosen(request.id(), chosen);
        List<Item> decided = wanted.stream()
                .filter(item -> verdict == Verdict.WITHHELD
                        || verdict == Verdict.NONE
                        || item.stage(today) != Stage.WAITS_FOR_OPINION)
                .map(item -> item.reviewedAs(item.reviewed()
                        .as(
                                verdict,
                                deciding.fields(),
                                deciding.exemption() == null
                                        ? ""
                                        : deciding.exemption().name(),
                                deciding.why().strip(),
                                reviewer.practitionerId())))
                .toList();
        if (decided.isEmpty()) {
            return Outcome.wrong(
                    "items",
                    wanted.isEmpty()
                            ? "Choose at least one item"
                            : "Record the opinion of a health professional first: without it none of these leaves");
        }
        rows.review(decided, changes.recorded(reviewer, null, words(request, "items reviewed", decided)));
        int waiting = wanted.size() - decided.size();
        return Outcome.done(
                request.id(),
                "Decided: " + number(decided.size()) + "."
                        + (waiting == 0 ? "" : " Not decided, since an opinion is missing: " + number(waiting) + "."));
    }

    private static List<FieldProblem> problems(Request request, Chosen chosen, Deciding deciding) {
        List<FieldProblem> problems = new ArrayList<>(problems(request, chosen));
        boolean needsWhy = deciding.verdict() == Verdict.REDACTED || deciding.verdict() == Verdict.WITHHELD;
        Optional<String> mistake = needsWhy ? ReasonWords.mistakeIn(deciding.why()) : Optional.empty();
        mistake.ifPresent(words -> problems.add(new FieldProblem("why", words)));
        if (deciding.verdict() == Verdict.WITHHELD && deciding.exemption() == null) {
            problems.add(new FieldProblem("exemption", "Choose why it stays out"));
        }
        if (deciding.verdict() == Verdict.REDACTED && deciding.fields().isEmpty()) {
            problems.add(new FieldProblem("fields", "Choose what is taken out"));
        }
        return problems;
    }

    private static List<FieldProblem> problems(Request request, Chosen chosen) {
        if (!request.isOpen()) {
            return List.of(new FieldProblem("", "The request is closed: nothing was changed"));
        }
        return chosen.allThatMatch() && !chosen.filter().isOneKind()
                ? List.of(new FieldProblem(
                        "items", "Choose one kind, a category and a rule, to decide all of it at once"))
                : List.of();
    }

    private List<Item> chosen(UUID request, Chosen chosen) {
        List<Item> all = rows.of(request);
        return chosen.allThatMatch()
                ? matching(all, chosen.filter())
                : all.stream()
                        .filter(item -> chosen.items().contains(item.id()))
                        .toList();
    }

    /**
     * What was decided stays sealed beside the items: in words it would tell other readers of the log that there is
     * something to hide, and how many told would tell how much. The digest proves it.
     */
    private static String words(Request request, String what, List<Item> items) {
        return request.reference() + ": " + what + ", SHA-256 " + Sha256.of(items.toString());
    }

    Outcome recordOpinion(Requester reviewer, Request request, Chosen chosen, OpinionGiven given) {
        LocalDate day = given.day();
        Boolean isSeriousHarm = given.isSeriousHarm();
        List<FieldProblem> problems = new ArrayList<>(problems(request, chosen));
        if (given.name().isBlank()) {
            problems.add(new FieldProblem("professional", "Write the name of the health professional"));
        }
        if (given.role().isBlank()) {
            problems.add(new FieldProblem("profession", "Write what they are to the person: midwife, GP"));
        }
        if (isSeriousHarm == null) {
            problems.add(new FieldProblem("harm", "Choose what the opinion says"));
        }
        if (day == null || day.isAfter(clock.today())) {
            problems.add(new FieldProblem("opinion", "Write the day on which it was given"));
        }
        if (day == null || isSeriousHarm == null || !problems.isEmpty()) {
            return Outcome.wrong(problems);
        }
        Opinion opinion = new Opinion(given.name().strip(), given.role().strip(), day.toString(), isSeriousHarm);
        if (opinion.isOlderThanSixMonths(clock.today())) {
            return Outcome.wrong("opinion", "It is older than six months: ask for another");
        }
        List<Item> health = chosen(request.id(), chosen).stream()
                .filter(item -> item.answered().isHealth())
                .map(item -> item.reviewedAs(item.reviewed().with(opinion)))
                .toList();
        if (health.isEmpty()) {
            return Outcome.wrong("items", "Choose at least one health item");
        }
        rows.review(
                health,
                changes.recorded(reviewer, null, words(request, "a health professional's opinion recorded", health)));
        return Outcome.done(request.id(), "The opinion is recorded for " + number(health.size()) + ".");
    }

    private static String number(int items) {
        return items == 1 ? "1 item" : items + " items";
    }
}
