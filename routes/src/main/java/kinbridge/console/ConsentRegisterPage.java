package kinbridge.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.ConsentOverview;
import kinbridge.consent.ConsentOverview.Filter;
import kinbridge.consent.ConsentOverview.Overview;
import kinbridge.consent.ConsentOverview.Row;
import kinbridge.documents.CsvWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The consent register for information governance: states and dates, no name and no content. */
@Controller
class ConsentRegisterPage {

    private static final int SHOWN = 200;

    private static final List<String> COLUMNS =
            List.of("answer", "version", "subject", "giver", "state", "scope", "given", "last day", "disagreement");

    private final ConsentOverview register;
    private final Times times;

    ConsentRegisterPage(ConsentOverview register, Times times) {
        this.register = register;
        this.times = times;
    }

    @GetMapping("/oversight/consent")
    String open(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "all") String show, Model model) {
        Filter filter = Filter.of(show);
        Overview overview = register.of(who.requester(), filter, false);
        model.addAttribute("filter", filter);
        model.addAttribute("filters", Filter.values());
        model.addAttribute("counts", overview.counts());
        model.addAttribute("rows", overview.rows().stream().limit(SHOWN).toList());
        model.addAttribute("total", overview.rows().size());
        return "console/consent-register";
    }

    @GetMapping("/oversight/consent.csv")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "all") String show) {
        Filter filter = Filter.of(show);
        Overview overview = register.of(who.requester(), filter, true);
        String stamp = "Consent register, " + filter.title() + ". Made by "
                + who.requester().practitionerId() + ", " + times.exact(times.now());
        String text = Stream.concat(
                        Stream.of(CsvWriter.line(List.of(stamp)), CsvWriter.line(COLUMNS)),
                        overview.rows().stream().map(ConsentRegisterPage::line))
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consent-register.csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Row row) {
        return CsvWriter.line(List.of(
                row.answer().toString(),
                Integer.toString(row.version()),
                row.subject().toString(),
                row.giver(),
                row.state(),
                row.isForEverything() ? "everything" : "a part",
                row.given().toString(),
                row.lastDay() == null ? "" : row.lastDay().toString(),
                row.conflict() ? "yes" : "no"));
    }
}
