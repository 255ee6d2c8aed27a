package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import kinbridge.subjectaccess.AccessRequests;
import kinbridge.subjectaccess.AccessRequests.Opening;
import kinbridge.subjectaccess.AccessRequests.Shown;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AskedAs;
import kinbridge.subjectaccess.Outcome;
import kinbridge.subjectaccess.PersonAsked;
import kinbridge.subjectaccess.Representing;
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

/** Requests of people for what is held about them: who asked, when, about whom, and until when. */
@Controller
class SubjectAccessPages {

    private final AccessRequests requests;
    private final AccessReviews reviews;
    private final PeoplesNames colleagues;

    SubjectAccessPages(AccessRequests requests, AccessReviews reviews, PeoplesNames colleagues) {
        this.requests = requests;
        this.reviews = reviews;
        this.colleagues = colleagues;
    }

    @GetMapping("/subject-access")
    String list(@RequestParam(defaultValue = "open") String show, Model model) {
        boolean isOpen = !show.equals("closed");
        model.addAttribute("isOpen", isOpen);
        model.addAttribute("rows", requests.list(isOpen));
        model.addAttribute("colleagues", colleagues);
        return "console/subject-access";
    }

    @GetMapping("/subject-access/new")
    String begin(Model model) {
        return begin(Map.of(), List.of(), model);
    }

    private static String begin(Map<String, String> entered, List<Problem> problems, Model model) {
        addForm(model, "open", entered, problems);
        model.addAttribute("rights", AskedAs.values());
        return "console/subject-access-new";
    }

    @PostMapping("/subject-access")
    String open(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Outcome outcome = requests.open(
                who.requester(),
                new Opening(
                        askedAs(text(form, "askedAs")), text(form, "asker"), text(form, "how"), day(form, "received")));
        if (!outcome.isDone()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return begin(form, problems("open", outcome), model);
        }
        afterwards.addFlashAttribute("said", outcome.said());
        return "redirect:/subject-access/" + outcome.id();
    }

    @GetMapping("/subject-access/{id}")
    String show(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        return show(who, id, "", Map.of(), List.of(), model, response);
    }

    private String show(
            SignedIn who,
            UUID id,
            String form,
            Map<String, String> entered,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        Optional<Shown> found = requests.find(id);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        addForm(model, form, entered, problems);
        model.addAttribute("request", found.get());
        model.addAttribute(
                "isReviewer",
                who.requester().practitionerId().equals(found.get().reviewer()));
        model.addAttribute("reviewers", requests.reviewers());
        model.addAttribute("systems", requests.systems());
        model.addAttribute("colleagues", colleagues);
        return "console/subject-access-request";
    }

    /** The form's name is the last part of its address, and says what is done. */
    @PostMapping(
            "/subject-access/{id}/{form:identity|question|answer|extension|person|asker|representative|reviewer|close|gather}")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @PathVariable String form,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<Outcome> answer =
                requests.find(id).isEmpty() ? Optional.empty() : record(who.requester(), id, form, fields);
        if (answer.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        Outcome outcome = answer.get();
        if (!outcome.isDone()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, id, form, fields, problems(form, outcome), model, response);
        }
        afterwards.addFlashAttribute("said", outcome.said());
        return "redirect:/subject-access/" + id + (form.equals("gather") ? "/items" : "");
    }

    private Optional<Outcome> record(Requester officer, UUID id, String form, Map<String, String> fields) {
        if (form.equals("gather")) {
            return reviews.gather(officer, id);
        }
        return Optional.of(
                switch (form) {
                    case "identity" ->
                        requests.checkIdentity(officer, id, day(fields, "checked"), text(fields, "seen"));
                    case "question" -> requests.ask(officer, id, text(fields, "question"));
                    case "answer" -> requests.answered(officer, id, day(fields, "answered"));
                    case "extension" -> requests.extend(officer, id, text(fields, "extension"));
                    case "person" -> requests.findPerson(officer, id, person(fields));
                    case "asker" -> requests.findAsker(officer, id, person(fields));
                    case "representative" -> requests.represent(officer, id, representing(fields));
                    case "reviewer" -> requests.assign(officer, id, text(fields, "reviewer"));
                    default -> requests.close(officer, id, text(fields, "ending"));
                });
    }

    private static PersonAsked person(Map<String, String> fields) {
        return new PersonAsked(
                text(fields, "nhsNumber"), text(fields, "system"), text(fields, "localId"), day(fields, "born"));
    }

    private static Representing representing(Map<String, String> fields) {
        return new Representing(
                text(fields, "name"),
                text(fields, "authority"),
                day(fields, "day"),
                text(fields, "scope"),
                text(fields, "address"),
                text(fields, "confirmed"));
    }

    private static @Nullable AskedAs askedAs(String name) {
        return Arrays.stream(AskedAs.values())
                .filter(right -> right.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    static String text(Map<String, String> fields, String field) {
        return fields.getOrDefault(field, "").strip();
    }

    static @Nullable LocalDate day(Map<String, String> fields, String field) {
        try {
            return text(fields, field).isEmpty() ? null : LocalDate.parse(text(fields, field));
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    static List<Problem> problems(String form, Outcome outcome) {
        return outcome.problems().stream()
                .map(problem -> new Problem(
                        problem.field().isEmpty() ? "main-content" : form + "-" + problem.field(), problem.words()))
                .toList();
    }

    static void addForm(Model model, String form, Map<String, String> entered, List<Problem> problems) {
        Map<String, String> wrong = new HashMap<>();
        problems.forEach(problem -> wrong.putIfAbsent(problem.field(), problem.words()));
        model.addAttribute("sentForm", form);
        model.addAttribute("entered", entered);
        model.addAttribute("problems", problems);
        model.addAttribute("wrong", wrong);
    }

    record Problem(String field, String words) {}
}
