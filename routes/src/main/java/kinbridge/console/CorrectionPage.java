package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import kinbridge.rectification.DeclaredCorrections;
import kinbridge.rectification.DeclaredCorrections.Declaration;
import kinbridge.rectification.HolderStatements;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the holder of a record reads and says: what is said against it, and that it was wrong until some version. */
@Controller
class CorrectionPage {

    private final HolderStatements statements;
    private final DeclaredCorrections corrections;

    CorrectionPage(HolderStatements statements, DeclaredCorrections corrections) {
        this.statements = statements;
        this.corrections = corrections;
    }

    @GetMapping("/tasks/{task}/statement")
    String statement(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID task, Model model, HttpServletResponse response) {
        return statements
                .read(who.requester(), task)
                .map(statement -> {
                    model.addAttribute("task", task);
                    model.addAttribute("statement", statement);
                    return "console/statement";
                })
                .orElseGet(() -> {
                    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
                    return "console/not-found";
                });
    }

    @GetMapping("/tasks/corrections")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String record,
            Model model,
            HttpServletResponse response) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("record", record.strip());
        return show(who, fields, null, model, response);
    }

    @PostMapping("/tasks/corrections")
    String declare(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Recording outcome = corrections.declare(
                who.requester(),
                new Declaration(
                        FormText.id(FormText.of(fields, "record")),
                        FormText.id(FormText.of(fields, "from")),
                        FormText.id(FormText.of(fields, "until")),
                        FormText.of(fields, "words")));
        if (outcome instanceof Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(who, fields, refused, model, response);
        }
        afterwards.addFlashAttribute("recorded", Outcomes.reference(outcome).orElse(""));
        return "redirect:/tasks/corrections";
    }

    private String show(
            SignedIn who,
            MultiValueMap<String, String> fields,
            @Nullable Refused refused,
            Model model,
            HttpServletResponse response) {
        UUID record = FormText.id(FormText.of(fields, "record"));
        DeclaredCorrections.Corrected corrected = record == null
                ? null
                : corrections.open(who.requester(), record).orElse(null);
        Refused why = refused;
        if (record != null && corrected == null && refused == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            why = Recording.wrong("record", DeclaredCorrections.NOT_YOURS);
        }
        model.addAttribute("fields", fields.toSingleValueMap());
        model.addAttribute("corrected", corrected);
        Outcomes.show(why == null ? List.of() : why.problems(), model);
        return "console/correction";
    }
}
