package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kinbridge.oversight.QuestionPages;
import kinbridge.oversight.QuestionPages.Field;
import kinbridge.oversight.QuestionPages.Problem;
import kinbridge.oversight.QuestionPages.QuestionPage;
import kinbridge.sharinglog.ReasonWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Each of the twelve questions with its filter, its figures, its rows and its file. */
@Controller
class QuestionsPage {

    private final QuestionPages questions;
    private final CellWords words;
    private final Times times;

    QuestionsPage(QuestionPages questions, CellWords words, Times times) {
        this.questions = questions;
        this.words = words;
        this.times = times;
    }

    @GetMapping("/oversight/questions/{word}")
    String page(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String word,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        QuestionPage page = questions.page(who.requester(), word, typed).orElse(null);
        return page == null ? notFound(response) : show(page, typed, "", null, model, response);
    }

    /** A form sent, not an address: the reason must not lie in anybody's browser history. */
    @PostMapping("/oversight/questions/{word}/hidden")
    String hidden(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String word,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        String reason = typed.getOrDefault("reason", "").strip();
        String mistake = ReasonWords.mistakeIn(reason).orElse(null);
        QuestionPage page = (mistake == null
                        ? questions.hidden(who.requester(), word, typed, reason)
                        : questions.page(who.requester(), word, typed).filter(asked -> asked.hidden() != null))
                .orElse(null);
        return page == null ? notFound(response) : show(page, typed, reason, mistake, model, response);
    }

    /** Written as it is found, so that a hundred thousand rows need no memory. */
    @GetMapping("/oversight/questions/{word}/list.csv")
    void file(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String word,
            @RequestParam Map<String, String> typed,
            HttpServletResponse response)
            throws IOException {
        String made = "Made by " + who.requester().practitionerId() + ", " + times.exact(times.now());
        CsvOnItsWay lines = new CsvOnItsWay(response, word);
        if (questions.file(
                who.requester(),
                word,
                typed,
                columns -> lines.begin(made, columns),
                row -> lines.add(words.texts(row)))) {
            lines.end();
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private String show(
            QuestionPage page,
            Map<String, String> typed,
            String reason,
            @Nullable String mistake,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("page", page);
        model.addAttribute("words", words);
        model.addAttribute("problems", problems(page, mistake));
        model.addAttribute("reason", reason);
        model.addAttribute("mistake", mistake);
        model.addAttribute(
                "wrongFields",
                page.problems().stream()
                        .collect(Collectors.toMap(Problem::field, Problem::words, (one, other) -> one)));
        String path = "/oversight/questions/" + page.heading().word();
        model.addAttribute("first", typed.getOrDefault("after", "").isEmpty() ? null : address(path, page, null));
        model.addAttribute("next", page.next() == null ? null : address(path, page, page.next()));
        model.addAttribute("file", address(path + "/list.csv", page, null));
        if (!page.problems().isEmpty() || mistake != null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        return "console/oversight-question";
    }

    private static List<Problem> problems(QuestionPage page, @Nullable String mistake) {
        return mistake == null ? page.problems() : List.of(new Problem("reason", mistake));
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }

    /** The same question, further down or as a file. */
    private static String address(String path, QuestionPage page, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        for (Field field : page.fields()) {
            add(address, field.name(), field.value());
        }
        add(address, "after", after == null ? "" : after);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
