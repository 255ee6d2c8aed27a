package kinbridge.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.grants.BreakGlass;
import kinbridge.grants.BreakGlass.Access;
import kinbridge.grants.BreakGlass.Breaking;
import kinbridge.grants.BreakGlass.Broken;
import kinbridge.grants.GrantPages.Mistake;
import kinbridge.grants.Justification;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Going ahead alone: who you are, on what ground, and why; then four hours. */
@Controller
class BreakGlassPage {

    /** What was typed before one had to sign in again: at two in the morning nobody types it twice. */
    private static final String DRAFT = "kinbridge.break-glass";

    private final BreakGlass breakGlass;
    private final SignInAgain signInAgain;
    private final InstantSource clock;

    BreakGlassPage(BreakGlass breakGlass, SignInAgain signInAgain, InstantSource clock) {
        this.breakGlass = breakGlass;
        this.signInAgain = signInAgain;
        this.clock = clock;
    }

    @GetMapping("/access/break-glass")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reference,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        if (!breakGlass.mayBreak(who.requester())) {
            return refused("", model, response);
        }
        Breaking draft =
                session.getAttribute(DRAFT) instanceof Breaking typed ? typed : new Breaking(reference, "", "");
        if (!who.isFresh(clock.instant())) {
            session.setAttribute(DRAFT, draft);
            model.addAttribute("people", signInAgain.colleagues(who));
            return "console/sign-in-again";
        }
        session.removeAttribute(DRAFT);
        return form(who, draft, List.of(), model);
    }

    @PostMapping("/access/break-glass")
    String breakGlass(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String justification,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpSession session,
            HttpServletResponse response) {
        Breaking breaking = new Breaking(reference, justification, reason);
        if (breakGlass.mayBreak(who.requester()) && !who.isFresh(clock.instant())) {
            session.setAttribute(DRAFT, breaking);
            return "redirect:/access/break-glass";
        }
        Broken broken = breakGlass.breakGlass(who.requester(), breaking);
        if (broken instanceof Broken.Opened opened) {
            return "redirect:/access/break-glass/" + opened.access();
        }
        if (broken instanceof Broken.Wrong wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(who, breaking, wrong.mistakes(), model);
        }
        return refused(broken instanceof Broken.Refused no ? no.words() : "", model, response);
    }

    /** In the demonstration one is who one says one is; the same person must say so again. */
    @PostMapping("/access/sign-in-again")
    String again(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String practitioner,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes afterwards) {
        if (!signInAgain.asSelf(who, practitioner, request, response)) {
            afterwards.addFlashAttribute("notYou", true);
        }
        return "redirect:/access/break-glass";
    }

    @GetMapping("/access/break-glass/{access}")
    String opened(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID access,
            Model model,
            HttpServletResponse response) {
        return breakGlass.openOf(who.requester()).stream()
                .filter(open -> open.id().equals(access))
                .findFirst()
                .map(open -> opened(open, model))
                .orElseGet(() -> notFound(response));
    }

    private static String opened(Access open, Model model) {
        model.addAttribute("access", open);
        return "console/break-glass-open";
    }

    /** Only now does it show whether there is such a family: as for any other, by the page that is not found. */
    @GetMapping("/access/break-glass/{access}/open")
    String look(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID access,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return breakGlass
                .familyOf(who.requester(), access)
                .map(family -> {
                    afterwards.addAttribute("purpose", "EMERGENCY");
                    return "redirect:/families/" + family;
                })
                .orElseGet(() -> notFound(response));
    }

    @PostMapping("/access/break-glass/{access}/end")
    String end(@AuthenticationPrincipal SignedIn who, @PathVariable UUID access, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("ended", breakGlass.end(who.requester(), access));
        return "redirect:/access/break-glass";
    }

    private String form(SignedIn who, Breaking breaking, List<Mistake> mistakes, Model model) {
        model.addAttribute("breaking", breaking);
        model.addAttribute("grounds", Justification.values());
        model.addAttribute("open", breakGlass.openOf(who.requester()));
        model.addAttribute("problems", mistakes);
        model.addAttribute("wrongFields", byField(mistakes));
        return "console/break-glass";
    }

    private static Map<String, String> byField(List<Mistake> mistakes) {
        return mistakes.stream().collect(Collectors.toMap(Mistake::field, Mistake::words, (one, other) -> one));
    }

    private static String refused(String words, Model model, HttpServletResponse response) {
        model.addAttribute("words", words);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return "console/break-glass-refused";
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
