package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.UUID;
import kinbridge.sharinglog.LogExport.Export;
import kinbridge.sharinglog.ReasonWords;
import org.jspecify.annotations.Nullable;
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

/** Whether the log is what it was: the last check, checkpoints, keys, alarms, and the log as a file for others. */
@Controller
class LogIntegrityPage {

    private final LogIntegrityPages integrity;

    LogIntegrityPage(LogIntegrityPages integrity) {
        this.integrity = integrity;
    }

    @GetMapping("/sharing-log/integrity")
    String page(Model model) {
        model.addAttribute("state", integrity.state());
        return "console/sharing-log-integrity";
    }

    @PostMapping("/sharing-log/integrity/alarms/{alarm}")
    String answer(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID alarm,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes afterwards) {
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            model.addAttribute("wrongAlarm", alarm);
            return wrong("reason-" + alarm, mistake.get(), model, response);
        }
        afterwards.addFlashAttribute(
                "said",
                integrity
                        .answer(who.requester(), alarm, reason.strip())
                        .map(entry -> "Your answer is in the sharing log, entry " + entry + ".")
                        .orElse("Somebody answered it before. Nothing was recorded now."));
        return "redirect:/sharing-log/integrity";
    }

    @PostMapping("/sharing-log/integrity/export")
    @Nullable
    String export(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            return wrong("export-reason", mistake.get(), model, response);
        }
        Export export = integrity.export(who.requester(), reason.strip());
        Writer out = FileOnItsWay.begin(response, "application/jsonl", "sharing-log.jsonl");
        export.writeTo(out);
        out.flush();
        return null;
    }

    @GetMapping("/sharing-log/{entry}/proof.json")
    @Nullable
    String proof(@AuthenticationPrincipal SignedIn who, @PathVariable UUID entry, HttpServletResponse response)
            throws IOException {
        Optional<String> proof = integrity.proof(who.requester(), entry);
        if (proof.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        Writer out = FileOnItsWay.begin(
                response,
                MediaType.APPLICATION_JSON_VALUE,
                "proof-" + entry.toString().substring(0, 8) + ".json");
        out.write(proof.get());
        out.flush();
        return null;
    }

    private String wrong(String field, String words, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        model.addAttribute("wrongField", field);
        model.addAttribute("wrongWords", words);
        return page(model);
    }
}
