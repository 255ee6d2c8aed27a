package kinbridge.console;

import kinbridge.oversight.AnomalyQueue;
import kinbridge.oversight.QuestionPages;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where information governance begins: the state of the log, the twelve questions, and what waits. */
@Controller
class OversightPage {

    private final QuestionPages questions;
    private final AnomalyQueue findings;
    private final SharingLogPages log;

    OversightPage(QuestionPages questions, AnomalyQueue findings, SharingLogPages log) {
        this.log = log;
        this.questions = questions;
        this.findings = findings;
    }

    @GetMapping("/oversight")
    String home(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("home", questions.home(who.requester()));
        model.addAttribute("checked", log.checked());
        model.addAttribute("waiting", findings.waiting(who.requester()));
        model.addAttribute("maySettle", who.may(Permission.SETTLE_FINDINGS));
        return "console/oversight";
    }

    /** As it was called before it was one of the questions. */
    @GetMapping("/oversight/break-glass")
    String brokenGlass() {
        return "redirect:/oversight/questions/break-glass";
    }
}
