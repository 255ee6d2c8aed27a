package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.console.StateForms.Address;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.TeamChanges;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works with a family, from when to when, and who leads. */
@Controller
class FamilyTeamPage {

    private static final String VIEW = "members";
    private static final String ADDRESS = "team";

    private final StateForms forms;
    private final TeamChanges team;

    FamilyTeamPage(StateForms forms, TeamChanges team) {
        this.forms = forms;
        this.team = team;
    }

    @GetMapping("/families/{family}/team")
    String team(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String child,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return atAddress(forms.show(who, new Address(family, purpose, child), VIEW, model, afterwards, response));
    }

    @PostMapping("/families/{family}/team/{form}")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @PathVariable String form,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent(form, fields);
        return atAddress(forms.record(
                who,
                new Address(family, purpose, ""),
                VIEW,
                sent,
                List.of(),
                change(who, form, sent),
                model,
                afterwards,
                response));
    }

    private Function<UUID, Recording> change(SignedIn who, String form, Sent sent) {
        return switch (form) {
            case "add" ->
                family -> team.add(
                        who.requester(),
                        family,
                        new TeamChanges.Adding(
                                sent.text("practitioner"),
                                sent.date("since"),
                                sent.date("until"),
                                sent.text("reason")));
            case "end" ->
                family -> team.end(
                        who.requester(),
                        family,
                        new TeamChanges.Ending(sent.id("member"), sent.date("lastDay"), sent.text("reason")));
            case "lead" -> family -> team.lead(who.requester(), family, sent.text("lead"));
            default ->
                family -> Recording.wrong(
                        List.of(new FieldProblem("practitioner", "This form is not known: look at the page again")));
        };
    }

    /** The template is family-members: family-team is a tab of the family's page. */
    private static String atAddress(String answer) {
        return answer.startsWith("redirect:") ? answer.replace("/" + VIEW, "/" + ADDRESS) : answer;
    }
}
