package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.console.LogQuery.Problem;
import kinbridge.console.SharingLogPages.LogPage;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who got what and why: metadata for information governance, and no content. */
@Controller
class SharingLogPage {

    private final SharingLogPages log;
    private final Practitioners practitioners;

    SharingLogPage(SharingLogPages log, Practitioners practitioners) {
        this.log = log;
        this.practitioners = practitioners;
    }

    @GetMapping("/sharing-log")
    String search(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        LogQuery query = LogQuery.of(parameters);
        List<Problem> problems = query.problems();
        model.addAttribute("query", query);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "wrongFields",
                problems.stream().collect(Collectors.toMap(Problem::field, Problem::words, (one, other) -> one)));
        model.addAttribute("people", people());
        model.addAttribute("levels", LogQuery.ASKABLE);
        if (problems.isEmpty()) {
            show(log.page(who.requester(), query.filter()), query, model);
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "console/sharing-log";
    }

    @GetMapping("/sharing-log/{entry}")
    String entry(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID entry,
            Model model,
            HttpServletResponse response) {
        return log.entry(who.requester(), entry)
                .map(page -> {
                    model.addAttribute("page", page);
                    return "console/sharing-log-entry";
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NOT_FOUND.value());
                    return "console/not-found";
                });
    }

    private static void show(LogPage page, LogQuery query, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("first", query.after().isEmpty() ? null : query.address(null));
        model.addAttribute("next", page.next() == null ? null : query.address(page.next()));
    }

    private List<Practitioner> people() {
        return practitioners.all().stream()
                .sorted(Comparator.comparing(Practitioner::name))
                .toList();
    }
}
