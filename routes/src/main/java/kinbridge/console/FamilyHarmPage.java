package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import kinbridge.console.StateForms.Address;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.HarmLevels;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The level of harm of each child in focus: what the case system says, and what a person raised. */
@Controller
class FamilyHarmPage {

    private static final String VIEW = "harm";

    private final StateForms forms;
    private final HarmLevels harmLevels;

    FamilyHarmPage(StateForms forms, HarmLevels harmLevels) {
        this.forms = forms;
        this.harmLevels = harmLevels;
    }

    @GetMapping("/families/{family}/harm")
    String harm(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String child,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return forms.show(who, new Address(family, purpose, child), VIEW, model, afterwards, response);
    }

    @PostMapping("/families/{family}/harm/raise")
    String raise(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent("raise", fields);
        return forms.record(
                who,
                new Address(family, purpose, ""),
                VIEW,
                sent,
                List.of("child"),
                id -> harmLevels.raise(
                        who.requester(),
                        id,
                        new HarmLevels.Raising(sent.id("child"), sent.text("level"), sent.text("reason"))),
                model,
                afterwards,
                response);
    }

    @PostMapping("/families/{family}/harm/end")
    String end(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent("end-" + fields.getOrDefault("raise", ""), fields);
        return forms.record(
                who,
                new Address(family, purpose, ""),
                VIEW,
                sent,
                List.of(),
                id -> harmLevels.end(who.requester(), id, new HarmLevels.Ending(sent.id("raise"), sent.text("reason"))),
                model,
                afterwards,
                response);
    }
}
