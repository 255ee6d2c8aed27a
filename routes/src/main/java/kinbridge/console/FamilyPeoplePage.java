package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.console.StateForms.Address;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyMembers;
import kinbridge.family.RelevanceRegister;
import kinbridge.family.Sought;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who belongs to a family, whose records matter, and when the work ends. */
@Controller
class FamilyPeoplePage {

    private static final String VIEW = "people";

    private final StateForms forms;
    private final FamilyMembers members;
    private final RelevanceRegister relevance;
    private final FamilyEpisodes episodes;

    FamilyPeoplePage(StateForms forms, FamilyMembers members, RelevanceRegister relevance, FamilyEpisodes episodes) {
        this.forms = forms;
        this.members = members;
        this.relevance = relevance;
        this.episodes = episodes;
    }

    @GetMapping("/families/{family}/people")
    String people(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String child,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return forms.show(who, new Address(family, purpose, child), VIEW, model, afterwards, response);
    }

    /** The form's name is the last part of its address, and says what is done. */
    @PostMapping("/families/{family}/people/{form}")
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
        BiFunction<SignedIn, UUID, Recording> change = change(form, sent);
        String answer = forms.record(
                who,
                new Address(family, purpose, ""),
                VIEW,
                sent,
                List.of("person"),
                id -> change.apply(who, id),
                model,
                afterwards,
                response);
        // A closed family has no page to go back to.
        return form.equals("close") && answer.startsWith("redirect:") ? "redirect:/families" : answer;
    }

    private BiFunction<SignedIn, UUID, Recording> change(String form, Sent sent) {
        FamilyMembers.Change person = new FamilyMembers.Change(sent.id("person"), sent.text("reason"));
        return switch (form) {
            case "confirm" -> (who, family) -> members.confirm(who.requester(), family, person);
            case "remove" -> (who, family) -> members.remove(who.requester(), family, person);
            case "focus" -> (who, family) -> members.bringIntoFocus(who.requester(), family, person);
            case "add" -> (who, family) -> members.add(who.requester(), family, sought(sent), sent.text("reason"));
            case "relevance" ->
                (who, family) -> relevance.state(
                        who.requester(),
                        family,
                        new RelevanceRegister.Stating(
                                sent.id("person"), sent.text("group"), sent.date("until"), sent.text("reason")));
            case "relevance-end" ->
                (who, family) -> relevance.end(
                        who.requester(),
                        family,
                        new RelevanceRegister.Ending(sent.id("relevance"), sent.text("reason")));
            case "close" -> (who, family) -> episodes.close(who.requester(), family, sent.text("reason"));
            default ->
                (who, family) -> Recording.wrong(
                        List.of(new FieldProblem("person", "This form is not known: look at the page again")));
        };
    }

    static Sought sought(Sent sent) {
        return new Sought(
                sent.text("nhsNumber").strip(),
                sent.text("givenName").strip(),
                sent.text("familyName").strip(),
                sent.date("born"));
    }
}
