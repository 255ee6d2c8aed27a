package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.GrantPages;
import kinbridge.grants.GrantPages.Asked;
import kinbridge.grants.GrantPages.Asking;
import kinbridge.grants.GrantPages.Mistake;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking a supervisor to sign: the same page for every family, whether or not anything is held. */
@Controller
class GrantsPage {

    private final GrantPages grants;
    private final BreakGlass breakGlass;

    GrantsPage(GrantPages grants, BreakGlass breakGlass) {
        this.grants = grants;
        this.breakGlass = breakGlass;
    }

    @GetMapping("/families/{family}/grants")
    String asking(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            Model model,
            HttpServletResponse response) {
        return show(who, family, new Asking(purpose, List.of(), ""), List.of(), model, response);
    }

    @PostMapping("/families/{family}/grants")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") List<String> groups,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        Asking asking = new Asking(purpose, groups, reason);
        Asked asked = grants.ask(who.requester(), id, asking);
        if (asked instanceof Asked.Wrong wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(who, family, asking, wrong.mistakes(), model, response);
        }
        if (asked instanceof Asked.NotYours) {
            return notFound(who, model, response);
        }
        afterwards.addAttribute("purpose", purpose);
        afterwards.addFlashAttribute("asked", true);
        return "redirect:/families/" + id + "/grants";
    }

    private String show(
            SignedIn who,
            String family,
            Asking asking,
            List<Mistake> mistakes,
            Model model,
            HttpServletResponse response) {
        return grants.asking(who.requester(), Addresses.idOf(family), asking.purpose())
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("asking", asking);
                    model.addAttribute("problems", mistakes);
                    model.addAttribute("wrongFields", byField(mistakes));
                    return "console/family-grants";
                })
                .orElseGet(() -> notFound(who, model, response));
    }

    private static Map<String, String> byField(List<Mistake> mistakes) {
        return mistakes.stream().collect(Collectors.toMap(Mistake::field, Mistake::words, (one, other) -> one));
    }

    private String notFound(SignedIn who, Model model, HttpServletResponse response) {
        model.addAttribute("mayBreakGlass", breakGlass.mayBreak(who.requester()));
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }
}
