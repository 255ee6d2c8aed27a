package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.linkreview.LinkingModels;
import kinbridge.linkreview.LinkingModels.Effect;
import kinbridge.linkreview.LinkingModels.InFamily;
import kinbridge.linkreview.LinkingModels.Relation;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** By which model the hub weighs who is who, what another would change, and the forms to change it. */
@Controller
class LinkingModelPage {

    private static final String HOME = "redirect:/linking";

    private final LinkingModels models;
    private final PeoplesNames colleagues;

    LinkingModelPage(LinkingModels models, PeoplesNames colleagues) {
        this.models = models;
        this.colleagues = colleagues;
    }

    @GetMapping("/linking")
    String show(Model model) {
        return show(List.of(), 0, "", model);
    }

    private String show(List<FieldProblem> problems, int version, String reason, Model model) {
        model.addAttribute("overview", models.overview());
        model.addAttribute("leastRecords", String.format(Locale.UK, "%,d", LinkingModels.LEAST_RECORDS));
        model.addAttribute("colleagues", colleagues);
        model.addAttribute("version", version);
        model.addAttribute("reason", reason);
        Outcomes.show(problems, model);
        return "console/linking";
    }

    @PostMapping("/linking/estimate")
    String estimate(
            @AuthenticationPrincipal SignedIn who,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return answered(models.estimate(who.requester()), 0, "", model, afterwards, response);
    }

    @PostMapping("/linking/{version:[0-9]{1,9}}/try")
    String tryOut(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable int version,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return answered(models.tryOut(who.requester(), version), 0, "", model, afterwards, response);
    }

    @PostMapping("/linking/trials/{id}/stop")
    String stop(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return answered(models.stop(who.requester(), id), 0, "", model, afterwards, response);
    }

    @PostMapping("/linking/{version:[0-9]{1,9}}/use")
    String use(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable int version,
            @RequestParam(defaultValue = "0") int inUse,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        return answered(
                models.use(who.requester(), version, inUse, reason), version, reason, model, afterwards, response);
    }

    private String answered(
            Recording outcome,
            int version,
            String reason,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        if (outcome instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(refused.problems(), version, reason, model);
        }
        Outcomes.reference(outcome)
                .ifPresent(entry -> afterwards.addFlashAttribute("said", "Recorded. Log entry " + entry + "."));
        return HOME;
    }

    /** A change in words; {@code probability} by the model that was tried. */
    record ShownChange(InFamily change, String now, String then, String probability) {}

    record ShownCount(String now, String then, long pairs) {}

    @GetMapping("/linking/trials/{id}")
    String effect(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        Effect effect = models.effect(who.requester(), id).orElse(null);
        if (effect == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        model.addAttribute("effect", effect);
        model.addAttribute(
                "counts",
                effect.counts().stream()
                        .map(count -> new ShownCount(words(count.now()), words(count.then()), count.pairs()))
                        .toList());
        model.addAttribute(
                "changes",
                effect.inFamilies().stream()
                        .map(change -> new ShownChange(
                                change,
                                words(change.now()),
                                words(change.then()),
                                LinkWords.percent(change.probability())))
                        .toList());
        return "console/linking-effect";
    }

    private static String words(Relation relation) {
        return switch (relation) {
            case ONE -> "One person";
            case DOUBT -> "Possible match";
            case TWO -> "Two people";
        };
    }
}
