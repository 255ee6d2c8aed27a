package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.console.SharingLogPages.LogEntryPage;
import kinbridge.console.SharingLogPages.LoggedDecision;
import kinbridge.documents.PdfDocuments;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Decision.TraceStep;
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
import org.springframework.web.bind.annotation.RequestParam;

/** Explains one entry: each decision with the rules that were asked, field by field, and what became of its duties. */
@Controller
class SharingLogEntryPage {

    private static final int PAGE_DECISIONS = 20;

    private final SharingLogPages log;
    private final PdfDocuments documents;
    private final Titles titles;
    private final Times times;

    SharingLogEntryPage(SharingLogPages log, PdfDocuments documents, Titles titles, Times times) {
        this.log = log;
        this.documents = documents;
        this.titles = titles;
        this.times = times;
    }

    /**
     * Part of an entry's decisions.
     *
     * @param first the place of the first one shown, from 1
     * @param total how many there are of this outcome
     * @param outcome the level asked for, or empty
     * @param counts how many of each level
     */
    record Part(
            List<LoggedDecision> decisions,
            int first,
            int total,
            String outcome,
            Map<DetailLevel, Long> counts,
            @Nullable Integer before,
            @Nullable Integer after) {

        static Part of(List<LoggedDecision> all, String outcome, int page) {
            Map<DetailLevel, Long> counts =
                    all.stream().collect(Collectors.groupingBy(LoggedDecision::level, Collectors.counting()));
            boolean isKnown =
                    counts.keySet().stream().anyMatch(level -> level.name().equals(outcome));
            List<LoggedDecision> asked = all.stream()
                    .filter(decision -> !isKnown || decision.level().name().equals(outcome))
                    .toList();
            int pages = Math.max(1, (asked.size() + PAGE_DECISIONS - 1) / PAGE_DECISIONS);
            int shown = Math.min(Math.max(page, 1), pages);
            int from = (shown - 1) * PAGE_DECISIONS;
            return new Part(
                    asked.subList(from, Math.min(asked.size(), from + PAGE_DECISIONS)),
                    from + 1,
                    asked.size(),
                    isKnown ? outcome : "",
                    counts,
                    shown > 1 ? shown - 1 : null,
                    shown < pages ? shown + 1 : null);
        }

        public int last() {
            return first + decisions.size() - 1;
        }

        public long count(DetailLevel level) {
            return counts.getOrDefault(level, 0L);
        }
    }

    @GetMapping("/sharing-log/{entry}")
    String entry(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            HttpServletResponse response) {
        Optional<LogEntryPage> found = log.entry(who.requester(), entry);
        if (found.isEmpty()) {
            return notFound(response);
        }
        model.addAttribute("page", found.get());
        model.addAttribute("part", Part.of(found.get().decisions(), outcome, number(page)));
        model.addAttribute("levels", LogQuery.ASKABLE);
        return "console/sharing-log-entry";
    }

    private static int number(String page) {
        return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
    }

    @GetMapping("/sharing-log/{entry}/entry.pdf")
    @Nullable
    String document(@AuthenticationPrincipal SignedIn who, @PathVariable UUID entry, HttpServletResponse response)
            throws IOException {
        Optional<byte[]> document = log.document(who.requester(), entry, page -> print(page, who));
        if (document.isEmpty()) {
            return notFound(response);
        }
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(document.get().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("sharing-log-" + entry.toString().substring(0, 8) + ".pdf")
                        .build()
                        .toString());
        response.getOutputStream().write(document.get());
        return null;
    }

    private byte[] print(LogEntryPage page, SignedIn who) {
        return documents.of(
                "log-entry",
                Map.of(
                        "page", page,
                        "firsts", firsts(page.decisions()),
                        "titles", titles,
                        "times", times,
                        "stamp", "Printed by " + who.requester().practitionerId() + ", " + times.exact(times.now())));
    }

    /** For each decision, counted from 1: the first whose rules were asked and answered alike, printed once. */
    static List<Integer> firsts(List<LoggedDecision> decisions) {
        Map<List<TraceStep>, Integer> known = new HashMap<>();
        List<Integer> firsts = new ArrayList<>();
        for (LoggedDecision decision : decisions) {
            firsts.add(known.computeIfAbsent(decision.steps(), steps -> firsts.size() + 1));
        }
        return firsts;
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
