package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.grants.GrantPages;
import kinbridge.mappings.Occurred;
import kinbridge.work.TaskKind;
import kinbridge.work.TaskPages;
import kinbridge.work.TaskPages.Answer;
import kinbridge.work.TaskPages.Filter;
import kinbridge.work.TaskPages.Finished;
import kinbridge.work.TaskPages.Mistake;
import kinbridge.work.TaskPages.TaskList;
import kinbridge.work.TaskPages.TaskRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one owes because of what was shared, and how each piece of it ended. */
@Controller
class TasksPage {

    private final TaskPages tasks;
    private final GrantPages grants;

    TasksPage(TaskPages tasks, GrantPages grants) {
        this.tasks = tasks;
        this.grants = grants;
    }

    @GetMapping("/tasks")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "mine") String show, Model model) {
        Filter filter = filterOf(show);
        TaskList list = tasks.list(who.requester(), filter);
        model.addAttribute("list", list);
        model.addAttribute("groups", groups(list.rows()));
        model.addAttribute("filter", filter);
        model.addAttribute(
                "tabs",
                List.of(
                        new Tab("mine", "Mine (" + list.mine() + ")", filter == Filter.MINE),
                        new Tab(
                                "standing-in",
                                "I may stand in (" + list.standingIn() + ")",
                                filter == Filter.STANDING_IN),
                        new Tab("done", "Done", filter == Filter.DONE)));
        return "console/tasks";
    }

    @GetMapping("/tasks/{task}")
    String open(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID task, Model model, HttpServletResponse response) {
        return show(who, task, new Answer("", "", false, ""), List.of(), model, response);
    }

    /** @param family and purpose where the answer was given on a family's page, to come back to it */
    @PostMapping("/tasks/{task}")
    String finish(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean safe,
            @RequestParam(defaultValue = "") String retest,
            @RequestParam(required = false) @Nullable UUID family,
            @RequestParam(defaultValue = "") String purpose,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Answer answer = new Answer(outcome, words, safe, retest);
        Finished finished = tasks.finish(who.requester(), task, answer);
        if (finished instanceof Finished.Wrong wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, task, answer, wrong.mistakes(), model, response);
        }
        if (finished instanceof Finished.NotYours) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        afterwards.addFlashAttribute("finished", finished instanceof Finished.Done);
        if (family != null) {
            afterwards.addAttribute("purpose", purpose);
            return "redirect:/families/" + family;
        }
        return "redirect:/tasks";
    }

    private String show(
            SignedIn who, UUID task, Answer answer, List<Mistake> mistakes, Model model, HttpServletResponse response) {
        return tasks.open(who.requester(), task)
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("answer", answer);
                    model.addAttribute("problems", mistakes);
                    model.addAttribute("wrongFields", byField(mistakes));
                    return "console/task";
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NOT_FOUND.value());
                    return "console/not-found";
                });
    }

    private static Map<String, String> byField(List<Mistake> mistakes) {
        return mistakes.stream().collect(Collectors.toMap(Mistake::field, Mistake::words, (one, other) -> one));
    }

    @GetMapping("/tasks/grants/{grant}")
    String grant(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID grant,
            Model model,
            HttpServletResponse response) {
        return grants.grant(who.requester(), grant)
                .map(page -> {
                    model.addAttribute("page", page);
                    return "console/grant";
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NOT_FOUND.value());
                    return "console/not-found";
                });
    }

    private static Filter filterOf(String word) {
        return Arrays.stream(Filter.values())
                .filter(filter ->
                        filter.name().toLowerCase(Locale.UK).replace('_', '-').equals(word))
                .findFirst()
                .orElse(Filter.MINE);
    }

    /** Seven people to be told because of one look are one line: what differs is only whom. */
    private static List<Group> groups(List<TaskRow> rows) {
        Map<Group.Key, List<TaskRow>> byKey =
                rows.stream().collect(Collectors.groupingBy(Group.Key::of, LinkedHashMap::new, Collectors.toList()));
        return byKey.values().stream().map(Group::new).toList();
    }

    /** @param rows tasks of one kind that are due together, about different people; the first stands for all */
    record Group(List<TaskRow> rows) {

        Group {
            rows = List.copyOf(rows);
        }

        public TaskRow first() {
            return rows.get(0);
        }

        /**
         * Two signatures are two decisions, and done tasks ended each in its own way: both stay apart.
         *
         * @param own the task's own id where it stays apart
         */
        private record Key(
                TaskKind kind,
                String family,
                String purpose,
                String owner,
                String from,
                LocalDate due,
                Optional<UUID> own) {

            static Key of(TaskRow row) {
                return new Key(
                        row.kind(),
                        row.family(),
                        row.purpose(),
                        row.owner(),
                        row.from(),
                        row.dueAt().atZone(Occurred.LONDON).toLocalDate(),
                        Optional.of(row.id())
                                .filter(id ->
                                        row.doneAt() != null || !row.kind().isAboutOnePerson()));
            }
        }
    }

    record Tab(String word, String title, boolean here) {}
}
