package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.console.LogQuery.Problem;
import kinbridge.console.SharingLogPages.LogPage;
import kinbridge.console.SharingLogPages.Search;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.oversight.SavedSearches;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who got what and why: metadata for information governance, and no content. */
@Controller
class SharingLogPage {

    private static final int LONGEST_WORDS = 200;

    private final SharingLogPages log;
    private final LogFilterWords words;
    private final Practitioners practitioners;
    private final SavedSearches searches;

    SharingLogPage(SharingLogPages log, LogFilterWords words, Practitioners practitioners, SavedSearches searches) {
        this.log = log;
        this.words = words;
        this.practitioners = practitioners;
        this.searches = searches;
    }

    @GetMapping("/sharing-log")
    String search(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> parameters,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        LogQuery query = LogQuery.of(parameters, WordsOfSearches.of(session));
        List<Problem> problems = query.problems();
        model.addAttribute("query", query);
        model.addAttribute("problems", problems);
        model.addAttribute(
                "wrongFields",
                problems.stream().collect(Collectors.toMap(Problem::field, Problem::words, (one, other) -> one)));
        model.addAttribute("people", people());
        model.addAttribute("saved", searches.of(who.requester()));
        model.addAttribute("levels", LogQuery.ASKABLE);
        model.addAttribute("selected", words.selected(query));
        if (problems.isEmpty()) {
            show(log.page(who.requester(), search(query)), query, model);
        } else {
            // Nothing is asked of the log, so nothing of it is told: also not whom a family's entries are about.
            model.addAttribute("choices", log.choices());
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "console/sharing-log";
    }

    /** A form sent, not an address: people look for names, and those must not lie in anybody's history. */
    @PostMapping("/sharing-log/words")
    String words(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "") String said,
            HttpSession session) {
        WordsOfSearches kept = WordsOfSearches.of(session);
        LogQuery query = LogQuery.of(parameters, kept).without(LogQuery.WORDS);
        String typed = said.strip().replace("\"\"", "");
        if (!typed.isEmpty()) {
            String asked = typed.substring(0, Math.min(typed.length(), LONGEST_WORDS));
            query = query.with(LogQuery.WORDS, kept.keep(asked));
        }
        return "redirect:" + query.address(null);
    }

    /** With the same search without each of its filters, to say which of them leaves nothing. */
    static Search search(LogQuery query) {
        Map<String, SharingLogPages.LogFilter> without = query.selected().size() < 2
                ? Map.of()
                : query.selected().stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> query.without(name).filter()));
        return new Search(query.filter(), query.inWords(), without);
    }

    private void show(LogPage page, LogQuery query, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("choices", page.choices());
        model.addAttribute("counted", page.tally() == null ? null : words.counted(page.tally()));
        model.addAttribute("tip", words.tip(page, query));
        model.addAttribute("orders", words.orders(query));
        model.addAttribute("file", query.fileAddress());
        model.addAttribute("first", query.value("after").isEmpty() ? null : query.address(null));
        model.addAttribute("next", page.next() == null ? null : query.address(page.next()));
    }

    private List<Practitioner> people() {
        return practitioners.all().stream()
                .sorted(Comparator.comparing(Practitioner::name))
                .toList();
    }
}
