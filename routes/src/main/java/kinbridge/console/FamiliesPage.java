package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.familyview.FamilyPage;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyPages;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.GrantPages;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Requester;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's families, and one look into one of them. */
@Controller
class FamiliesPage {

    private final FamilyPages families;
    private final Purposes purposes;
    private final GrantPages grants;
    private final BreakGlass breakGlass;

    FamiliesPage(FamilyPages families, Purposes purposes, GrantPages grants, BreakGlass breakGlass) {
        this.families = families;
        this.purposes = purposes;
        this.grants = grants;
        this.breakGlass = breakGlass;
    }

    @GetMapping("/families")
    String list(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("families", families.familiesOf(who.requester()));
        return "console/families";
    }

    /** A look without a purpose is not a look: the address gets the usual purpose of the role first. */
    @GetMapping("/families/{family}")
    String open(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "overview") String tab,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String child,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        Optional<String> usual = usualPurpose(who.requester());
        if (purpose.isBlank() && usual.isPresent()) {
            afterwards.addAttribute("purpose", usual.get());
            afterwards.addAttribute("tab", FamilyTab.of(tab).word());
            return "redirect:/families/" + id;
        }
        model.addAttribute("makesPacks", purposes.makesPacks(who.requester()));
        return families.open(who.requester(), id, purpose, child.isBlank() ? null : Addresses.idOf(child))
                .map(page -> {
                    model.addAttribute("standing", grants.standing(who.requester(), id, purpose));
                    model.addAttribute("mayBreakGlass", breakGlass.mayBreak(who.requester()));
                    return show(page, FamilyTab.of(tab), agency, model);
                })
                .orElseGet(() -> notFound(who, model, response));
    }

    private static String show(FamilyPage page, FamilyTab tab, String agency, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", FamilyTab.values());
        model.addAttribute(
                "timeline",
                Timeline.of(
                        page.timeline(),
                        agency,
                        page.at().atZone(Occurred.LONDON).toLocalDate()));
        model.addAttribute(
                "silentSources",
                page.sources().stream()
                        .filter(source -> source.answer() == FamilyPage.Answer.NOT_AVAILABLE)
                        .toList());
        model.addAttribute("logReference", page.logReference());
        return "console/family";
    }

    // One same answer whether or not the family exists: a different one would tell that it does.
    private String notFound(SignedIn who, Model model, HttpServletResponse response) {
        model.addAttribute("mayBreakGlass", breakGlass.mayBreak(who.requester()));
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }

    private Optional<String> usualPurpose(Requester requester) {
        List<PurposeChoice> choices = purposes.of(requester);
        return choices.stream().findFirst().map(PurposeChoice::code);
    }
}
