package kinbridge.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.console.SharingLogPages.DutyRow;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.work.EntryDuties;
import kinbridge.work.EntryDuties.Duty;
import org.springframework.stereotype.Component;

/** What an entry's decisions oblige to, by when, and what became of it. */
@Component
class DutyWords {

    private final EntryDuties duties;
    private final PeoplesNames names;
    private final Times times;

    DutyWords(EntryDuties duties, PeoplesNames names, Times times) {
        this.duties = duties;
        this.names = names;
        this.times = times;
    }

    List<DutyRow> of(LogEntryView view) {
        List<Duty> tasks = duties.of(view.line().entryId());
        Map<String, Integer> decisions = new TreeMap<>();
        view.decisions()
                .forEach(decision -> decision.obligations().forEach(code -> decisions.merge(code, 1, Integer::sum)));
        List<DutyRow> rows = new ArrayList<>();
        decisions.forEach((code, count) -> {
            List<Duty> answering = tasks.stream()
                    .filter(task -> task.obligations().contains(code))
                    .toList();
            answering.forEach(task -> rows.add(row(code, count, task)));
            if (answering.isEmpty()) {
                rows.add(byItself(code, count, view.line().eventAt()));
            }
        });
        return rows;
    }

    private DutyRow row(String code, int decisions, Duty task) {
        return new DutyRow(code, decisions, task.title(), times.exact(task.dueAt()), state(task), task.doneEntry());
    }

    private String state(Duty task) {
        Instant done = task.doneAt();
        if (done == null) {
            return times.overdue(task.dueAt()) ? "Open, and overdue" : "Open";
        }
        return task.outcome() + ", " + names.of(task.doneBy()) + ", " + times.exact(done);
    }

    private DutyRow byItself(String code, int decisions, Instant decided) {
        return switch (code) {
            case "LOG" -> new DutyRow(code, decisions, "Write the sharing log", "", "Done: this entry", null);
            case "STRIP_LOCATION" ->
                new DutyRow(code, decisions, "Take out where somebody is", "", "Done before anything was shown", null);
            case "REDACT_THIRD_PARTY" ->
                new DutyRow(
                        code,
                        decisions,
                        "Take out what is about somebody else",
                        "",
                        "Done before anything was shown",
                        null);
            case "TELL_REQUESTER_NOTHING", "TELL_REQUESTER_WHO_TO_ASK", "NO_ONWARD_SHARING" ->
                new DutyRow(code, decisions, "What the requester is told", "", "Done with the answer", null);
            default ->
                duties.ends(code, decided)
                        .map(end -> new DutyRow(
                                code,
                                decisions,
                                "To be decided anew after its time",
                                times.exact(end),
                                times.overdue(end) ? "Over" : "Running",
                                null))
                        .orElse(new DutyRow(
                                code, decisions, duties.title(code), "", "No task was opened by this entry", null));
        };
    }
}
