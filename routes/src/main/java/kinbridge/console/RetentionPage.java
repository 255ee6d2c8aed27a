package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.retention.RetentionDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is due to go from the log, who releases it, what is held, and the certificates. */
@Controller
class RetentionPage {

    private static final String PATH = "/oversight/retention";

    private final RetentionDesk desk;

    RetentionPage(RetentionDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    String overview(@AuthenticationPrincipal SignedIn who, Model model, HttpServletResponse response) {
        return showOverview(who, Map.of(), List.of(), model, response);
    }

    @GetMapping(PATH + "/runs/{run}")
    String run(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID run,
            @RequestParam(defaultValue = "") String after,
            Model model,
            HttpServletResponse response) {
        return showRun(who, run, after, Map.of(), List.of(), model, response);
    }

    @PostMapping(PATH + "/runs")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<Recording> outcome = desk.ask(who.requester(), sent.getOrDefault("reason", ""));
        return after(
                renamed(outcome, "ask-reason"),
                PATH,
                problems -> showOverview(who, sent, problems, model, response),
                afterwards,
                response);
    }

    @PostMapping(PATH + "/runs/{run}")
    String decide(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID run,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        String reason = sent.getOrDefault("reason", "");
        Optional<Recording> outcome = switch (sent.getOrDefault("decision", "")) {
            case "approve" -> desk.approve(who.requester(), run, reason);
            case "refuse" -> desk.refuse(who.requester(), run, reason);
            default -> Optional.of(Recording.wrong("decision", "Choose whether you approve or refuse it"));
        };
        return after(
                outcome,
                PATH + "/runs/" + run,
                problems -> showRun(who, run, "", sent, problems, model, response),
                afterwards,
                response);
    }

    @PostMapping(PATH + "/holds")
    String hold(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<Recording> outcome = desk.hold(
                who.requester(),
                sent.getOrDefault("scope", ""),
                sent.getOrDefault("what", ""),
                sent.getOrDefault("reason", ""));
        return after(
                renamed(outcome, "hold-reason"),
                PATH,
                problems -> showOverview(who, sent, problems, model, response),
                afterwards,
                response);
    }

    @PostMapping(PATH + "/holds/{hold}/lift")
    String lift(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID hold,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<Recording> outcome = desk.lift(who.requester(), hold, sent.getOrDefault("reason", ""));
        return after(
                renamed(outcome, "lift-" + hold),
                PATH,
                problems -> showOverview(who, sent, problems, model, response),
                afterwards,
                response);
    }

    @GetMapping(PATH + "/runs/{run}/certificate.pdf")
    @Nullable
    String certificate(@AuthenticationPrincipal SignedIn who, @PathVariable UUID run, HttpServletResponse response)
            throws IOException {
        Optional<byte[]> document = desk.certificate(who.requester(), run);
        if (document.isEmpty()) {
            return notFound(response);
        }
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(document.get().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("disposal-" + run.toString().substring(0, 8) + ".pdf")
                        .build()
                        .toString());
        response.getOutputStream().write(document.get());
        return null;
    }

    /** The page has several reasons; the problem leads to the one that was meant. */
    private static Optional<Recording> renamed(Optional<Recording> outcome, String field) {
        return outcome.map(one -> one instanceof Recording.Refused refused
                ? new Recording.Refused(
                        refused.why(),
                        refused.problems().stream()
                                .map(problem -> problem.field().equals("reason")
                                                || problem.field().isEmpty()
                                        ? new FieldProblem(field, problem.words())
                                        : problem)
                                .toList())
                : one);
    }

    private interface Shown {
        String again(List<FieldProblem> problems);
    }

    private static String after(
            Optional<Recording> outcome,
            String path,
            Shown shown,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        if (outcome.isEmpty()) {
            return notFound(response);
        }
        if (outcome.get() instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return shown.again(refused.problems());
        }
        Outcomes.reference(outcome.get()).ifPresent(entry -> afterwards.addFlashAttribute("recorded", entry));
        return "redirect:" + path;
    }

    private String showOverview(
            SignedIn who,
            Map<String, String> sent,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        return desk.overview(who.requester())
                .map(overview -> {
                    model.addAttribute("overview", overview);
                    model.addAttribute("scopes", RetentionDesk.Scope.values());
                    model.addAttribute("sent", sent);
                    Outcomes.show(problems, model);
                    return "console/retention";
                })
                .orElseGet(() -> notFound(response));
    }

    private String showRun(
            SignedIn who,
            UUID run,
            String after,
            Map<String, String> sent,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        return desk.open(who.requester(), run, after)
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("continued", !after.isEmpty());
                    model.addAttribute("sent", sent);
                    Outcomes.show(problems, model);
                    return "console/retention-run";
                })
                .orElseGet(() -> notFound(response));
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
