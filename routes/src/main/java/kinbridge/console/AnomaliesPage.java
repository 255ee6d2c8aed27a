package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.oversight.AnomalyQueue;
import kinbridge.oversight.AnomalyQueue.Filter;
import kinbridge.oversight.AnomalyQueue.FindingRow;
import kinbridge.oversight.AnomalyRule;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the hub found conspicuous in the log, and what became of each. */
@Controller
class AnomaliesPage {

    private static final String PATH = "/oversight/anomalies";

    private static final List<String> COLUMNS = List.of(
            "finding",
            "what was noticed",
            "about",
            "role and agency",
            "from",
            "until",
            "figure",
            "why",
            "raised",
            "latest entry",
            "state",
            "assigned to",
            "outcome",
            "entries since it was closed");

    private final AnomalyQueue findings;
    private final Times times;

    AnomaliesPage(AnomalyQueue findings, Times times) {
        this.findings = findings;
        this.times = times;
    }

    @GetMapping(PATH)
    String list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Filter filter = filter(typed);
        String after = typed.getOrDefault("after", "");
        return findings.list(who.requester(), filter, after)
                .map(list -> {
                    model.addAttribute("list", list);
                    model.addAttribute("filter", filter);
                    model.addAttribute("rules", AnomalyRule.values());
                    model.addAttribute("first", after.isEmpty() ? null : address(PATH, filter, null));
                    model.addAttribute("next", list.next() == null ? null : address(PATH, filter, list.next()));
                    model.addAttribute("file", address(PATH + "/list.csv", filter, null));
                    return "console/anomalies";
                })
                .orElseGet(() -> notFound(response));
    }

    @GetMapping(PATH + "/list.csv")
    void file(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response)
            throws IOException {
        String made = "Made by " + who.requester().practitionerId() + ", " + times.exact(times.now());
        CsvOnItsWay lines = new CsvOnItsWay(response, "conspicuous-looks");
        if (findings.file(
                who.requester(), filter(typed), () -> lines.begin(made, COLUMNS), row -> lines.add(cells(row)))) {
            lines.end();
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private static List<String> cells(FindingRow row) {
        return List.of(
                row.id().toString(),
                row.rule().title(),
                row.who(),
                row.standing(),
                row.from().toString(),
                row.until().toString(),
                Integer.toString(row.figure()),
                row.why(),
                row.raisedAt().toString(),
                row.lastAt().toString(),
                row.state(),
                row.assignee(),
                row.outcome() == null ? "" : row.outcome(),
                Long.toString(row.since()));
    }

    @GetMapping(PATH + "/{finding}")
    String open(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID finding,
            Model model,
            HttpServletResponse response) {
        return show(who, finding, Map.of(), List.of(), model, response);
    }

    @PostMapping(PATH + "/{finding}/assign")
    String assign(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID finding,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return after(
                findings.assign(who.requester(), finding, sent.getOrDefault("to", "")),
                who,
                finding,
                sent,
                model,
                afterwards,
                response);
    }

    @PostMapping(PATH + "/{finding}/note")
    String note(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID finding,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return after(
                findings.note(who.requester(), finding, sent.getOrDefault("note", "")),
                who,
                finding,
                sent,
                model,
                afterwards,
                response);
    }

    @PostMapping(PATH + "/{finding}/close")
    String close(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID finding,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return after(
                findings.close(
                        who.requester(), finding, sent.getOrDefault("outcome", ""), sent.getOrDefault("reason", "")),
                who,
                finding,
                sent,
                model,
                afterwards,
                response);
    }

    private String after(
            Optional<Recording> outcome,
            SignedIn who,
            UUID finding,
            Map<String, String> sent,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        if (outcome.isEmpty()) {
            return notFound(response);
        }
        if (outcome.get() instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(who, finding, sent, refused.problems(), model, response);
        }
        Outcomes.reference(outcome.get()).ifPresent(entry -> afterwards.addFlashAttribute("recorded", entry));
        return "redirect:" + PATH + "/" + finding;
    }

    private String show(
            SignedIn who,
            UUID finding,
            Map<String, String> sent,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        return findings.open(who.requester(), finding)
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("sent", sent);
                    model.addAttribute("outcomes", AnomalyQueue.Outcome.values());
                    Outcomes.show(problems, model);
                    return "console/anomaly";
                })
                .orElseGet(() -> notFound(response));
    }

    private static Filter filter(Map<String, String> typed) {
        return new Filter(
                typed.getOrDefault("state", ""),
                typed.getOrDefault("rule", ""),
                typed.getOrDefault("practitioner", ""),
                typed.getOrDefault("assignee", ""));
    }

    private static String address(String path, Filter filter, @org.jspecify.annotations.Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        parts.put("state", filter.state());
        parts.put("rule", filter.rule());
        parts.put("practitioner", filter.practitioner());
        parts.put("assignee", filter.assignee());
        parts.put("after", after == null ? "" : after);
        parts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
            }
        });
        return address.encode().build().toUriString();
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
