package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.FamilyEpisodes.Opened;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** MASH, a social worker or a lead practitioner opens the work with a family around a child. */
@Controller
class OpenFamilyPage {

    private final FamilyEpisodes episodes;

    OpenFamilyPage(FamilyEpisodes episodes) {
        this.episodes = episodes;
    }

    @GetMapping("/families/open")
    String form(@AuthenticationPrincipal SignedIn who, Model model) {
        return show(who, model);
    }

    @PostMapping("/families/open")
    String open(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent("open", fields);
        Opened opened = episodes.open(
                who.requester(), new FamilyEpisodes.Opening(FamilyPeoplePage.sought(sent), sent.text("reason")));
        if (opened instanceof Opened.NowOpen now) {
            afterwards.addFlashAttribute("recorded", now.entry());
            return "redirect:/families/" + now.family();
        }
        if (opened instanceof Opened.NotOpened not) {
            response.setStatus(Outcomes.status(not.why().why()).value());
            StateForms.addProblems(model, sent, not.why());
        } else {
            model.addAttribute("alreadyOpen", true);
        }
        model.addAttribute("entered", fields);
        return show(who, model);
    }

    private String show(SignedIn who, Model model) {
        model.addAttribute("mayOpen", episodes.mayOpen(who.requester()));
        StateForms.addDefaults(model);
        return "console/family-open";
    }
}
