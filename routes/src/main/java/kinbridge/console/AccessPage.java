package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import kinbridge.consent.Recording;
import kinbridge.console.StateForms.Sent;
import kinbridge.family.FamilyEpisodes;
import kinbridge.family.Necessity;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where somebody outside a team asks for a family, and the police liaison countersigns. Whatever is asked
 * for, the answer is the same: it must not tell whether there is such a family.
 */
@Controller
class AccessPage {

    private static final String FORM = "ask";

    private final Necessity necessity;
    private final FamilyEpisodes episodes;
    private final Purposes purposes;

    AccessPage(Necessity necessity, FamilyEpisodes episodes, Purposes purposes) {
        this.necessity = necessity;
        this.episodes = episodes;
        this.purposes = purposes;
    }

    @GetMapping("/access")
    String access(@AuthenticationPrincipal SignedIn who, Model model) {
        return show(who, model);
    }

    @PostMapping("/access")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent(FORM, fields);
        Recording outcome = necessity.ask(
                who.requester(),
                new Necessity.Asking(
                        sent.text("reference"),
                        new Necessity.Stating(sent.text("purpose"), sent.date("until"), sent.text("reason"))));
        if (outcome instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            StateForms.addProblems(model, sent, refused);
            model.addAttribute("entered", fields);
            return show(who, model);
        }
        afterwards.addFlashAttribute("recorded", ((Recording.Recorded) outcome).entry());
        return "redirect:/access";
    }

    /** To the family, once this person may try; else to an address that is nobody's. */
    @GetMapping("/access/requests/{asked}")
    String tryIt(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String asked,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return necessity
                .toTry(who.requester(), Addresses.idOf(asked))
                .map(found -> {
                    afterwards.addAttribute("purpose", found.purpose());
                    return "redirect:/families/" + found.family();
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.NOT_FOUND.value());
                    return "console/not-found";
                });
    }

    @GetMapping("/access/countersign")
    String waiting(@AuthenticationPrincipal SignedIn who, Model model) {
        return showWaiting(who, model);
    }

    @PostMapping("/access/countersign")
    String countersign(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Sent sent = new Sent("sign-" + fields.getOrDefault("necessity", ""), fields);
        Recording outcome = necessity.answer(
                who.requester(),
                new Necessity.Answering(
                        sent.id("necessity"), sent.text("answer").equals("agreed"), sent.text("reason")));
        if (outcome instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            StateForms.addProblems(model, sent, refused);
            model.addAttribute("entered", fields);
            return showWaiting(who, model);
        }
        afterwards.addFlashAttribute("recorded", ((Recording.Recorded) outcome).entry());
        return "redirect:/access/countersign";
    }

    private String show(SignedIn who, Model model) {
        model.addAttribute("asked", necessity.askedBy(who.requester()));
        model.addAttribute(
                "purposes",
                purposes.of(who.requester()).stream()
                        .filter(choice -> necessity.mayAskFor(who.requester(), choice.code()))
                        .toList());
        model.addAttribute("mayOpen", episodes.mayOpen(who.requester()));
        model.addAttribute("mayCountersign", necessity.mayCountersign(who.requester()));
        model.addAttribute("waiting", necessity.pending(who.requester()).size());
        StateForms.addDefaults(model);
        return "console/access";
    }

    private String showWaiting(SignedIn who, Model model) {
        model.addAttribute("waiting", necessity.pending(who.requester()));
        model.addAttribute("mayCountersign", necessity.mayCountersign(who.requester()));
        StateForms.addDefaults(model);
        return "console/access-countersign";
    }
}
