package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import kinbridge.console.StateForms.Address;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.Necessity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A member of the team records why a look at this family is necessary for a purpose. */
@Controller
class FamilyNecessityPage {

    private static final String VIEW = "necessity";

    private final StateForms forms;
    private final Necessity necessity;

    FamilyNecessityPage(StateForms forms, Necessity necessity) {
        this.forms = forms;
        this.necessity = necessity;
    }

    @GetMapping("/families/{family}/necessity")
    String necessity(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String child,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return forms.show(who, new Address(family, purpose, child), VIEW, model, afterwards, response);
    }

    @PostMapping("/families/{family}/necessity")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent("necessity", fields);
        return forms.record(
                who,
                new Address(family, purpose, ""),
                VIEW,
                sent,
                List.of(),
                id -> necessity.state(
                        who.requester(),
                        id,
                        new Necessity.Stating(sent.text("for"), sent.date("until"), sent.text("reason"))),
                model,
                afterwards,
                response);
    }
}
