package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import kinbridge.documents.CsvWriter;
import kinbridge.rectification.ContestedPages;
import kinbridge.rectification.ContestedPages.ByRecord;
import kinbridge.rectification.ContestedPages.Row;
import kinbridge.rectification.ContestedPages.State;
import kinbridge.rectification.SaidBy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contested records, for information governance: metadata only. */
@Controller
class ContestedPage {

    private static final List<String> COLUMNS = List.of(
            "contest",
            "record",
            "held by",
            "category",
            "family",
            "said by",
            "about",
            "said on",
            "due",
            "late",
            "state",
            "answer",
            "answered",
            "told");

    /** An officer contests for somebody, and has no record before them that they could judge. */
    private static final List<SaidBy> IN_SOMEBODYS_NAME = List.of(SaidBy.PERSON, SaidBy.PARENT);

    private final ContestedPages contested;
    private final Times times;

    ContestedPage(ContestedPages contested, Times times) {
        this.contested = contested;
        this.times = times;
    }

    @GetMapping("/oversight/contested")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "all") String show, Model model) {
        State state = State.of(show);
        model.addAttribute("state", state);
        model.addAttribute("page", contested.page(who.requester(), state));
        model.addAttribute("mayContest", who.may(Permission.HANDLE_SUBJECT_ACCESS));
        return "console/contested";
    }

    @GetMapping("/oversight/contested.csv")
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "all") String show) {
        State state = State.of(show);
        List<Row> rows = contested.file(who.requester(), state);
        String stamp = "Contested records: " + state.title() + ". Made by "
                + who.requester().practitionerId() + ", " + times.exact(times.now());
        String text = Stream.concat(
                        Stream.of(CsvWriter.line(List.of(stamp)), CsvWriter.line(COLUMNS)),
                        rows.stream().map(ContestedPage::line))
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"contested-records.csv\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Row row) {
        return CsvWriter.line(List.of(
                row.id().toString(),
                row.record().toString(),
                row.holder(),
                row.category(),
                row.family(),
                row.by(),
                row.about(),
                row.on().toString(),
                row.dueAt().toString(),
                row.isLate() ? "yes" : "no",
                row.state().title(),
                row.outcome(),
                row.answeredAt() == null ? "" : row.answeredAt().toString(),
                row.told()));
    }

    @GetMapping("/oversight/contested/new")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String record,
            Model model,
            HttpServletResponse response) {
        if (!who.may(Permission.HANDLE_SUBJECT_ACCESS)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return "console/forbidden";
        }
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("record", record);
        ContestPage.addChoices(fields, null, IN_SOMEBODYS_NAME, model);
        return "console/contested-new";
    }

    @PostMapping("/oversight/contested/new")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Recording outcome = record(who, fields);
        if (outcome instanceof Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            ContestPage.addChoices(fields, refused, IN_SOMEBODYS_NAME, model);
            return "console/contested-new";
        }
        afterwards.addFlashAttribute("recorded", Outcomes.reference(outcome).orElse(""));
        return "redirect:/oversight/contested";
    }

    private Recording record(SignedIn who, MultiValueMap<String, String> fields) {
        List<FieldProblem> wrongDay = FormDate.of("on", fields).problems();
        if (!wrongDay.isEmpty()) {
            return Recording.wrong(wrongDay);
        }
        boolean isInSomebodysName =
                IN_SOMEBODYS_NAME.stream().anyMatch(by -> by.name().equals(FormText.of(fields, "by")));
        return isInSomebodysName
                ? contested.contest(
                        who.requester(),
                        new ByRecord(
                                FormText.id(FormText.of(fields, "record")),
                                FormText.id(FormText.of(fields, "person")),
                                ContestPage.said(fields)))
                : Recording.wrong("by", "Choose who says that it is wrong.");
    }
}
