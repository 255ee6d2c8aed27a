package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import kinbridge.familyview.Contesting.Said;
import kinbridge.familyview.FamilyContests;
import kinbridge.familyview.FamilyContests.Contested;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.rectification.SaidAbout;
import kinbridge.rectification.SaidBy;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody says that a record of a family is wrong: who, since when, and what. */
@Controller
class ContestPage {

    private final FamilyContests families;
    private final Purposes purposes;

    ContestPage(FamilyContests families, Purposes purposes) {
        this.families = families;
        this.purposes = purposes;
    }

    @GetMapping("/families/{family}/contest")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        Optional<String> usual =
                purposes.of(who.requester()).stream().map(PurposeChoice::code).findFirst();
        if (purpose.isBlank() && usual.isPresent()) {
            afterwards.addAttribute("purpose", usual.get());
            return "redirect:/families/" + id + "/contest";
        }
        return show(who, id, purpose, fields, null, model, response);
    }

    @PostMapping("/families/{family}/contest")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        List<FieldProblem> wrongDay = FormDate.of("on", fields).problems();
        Optional<Recording> outcome = wrongDay.isEmpty()
                ? families.contest(
                        who.requester(),
                        id,
                        purpose,
                        new Contested(
                                FormText.id(FormText.of(fields, "record")),
                                FormText.id(FormText.of(fields, "person")),
                                said(fields)))
                : Optional.of(Recording.wrong(wrongDay));
        if (outcome.isEmpty()) {
            return notFound(response);
        }
        if (outcome.get() instanceof Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(who, id, purpose, fields, refused, model, response);
        }
        afterwards.addFlashAttribute(
                "recorded", Outcomes.reference(outcome.get()).orElse(""));
        afterwards.addAttribute("purpose", purpose);
        return "redirect:/families/" + id + "/contest";
    }

    static Said said(MultiValueMap<String, String> fields) {
        return new Said(
                FormText.of(fields, "by"),
                FormText.id(FormText.of(fields, "parent")),
                FormText.of(fields, "about"),
                FormDate.of("on", fields).date(),
                FormText.of(fields, "words"));
    }

    /** What both forms ask: on the family's page, and of an officer. */
    static void addChoices(
            MultiValueMap<String, String> fields, @Nullable Refused refused, List<SaidBy> by, Model model) {
        model.addAttribute("fields", fields.toSingleValueMap());
        model.addAttribute("on", FormDate.of("on", fields));
        model.addAttribute("sayers", by);
        model.addAttribute("kinds", SaidAbout.values());
        Outcomes.show(refused == null ? List.of() : refused.problems(), model);
    }

    private String show(
            SignedIn who,
            UUID family,
            String purpose,
            MultiValueMap<String, String> fields,
            @Nullable Refused refused,
            Model model,
            HttpServletResponse response) {
        return families.open(who.requester(), family, purpose)
                .map(page -> {
                    if (!page.mayContest() && refused == null) {
                        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
                        return "console/forbidden";
                    }
                    model.addAttribute("page", page);
                    model.addAttribute("logReference", page.head().logReference());
                    addChoices(fields, refused, List.of(SaidBy.values()), model);
                    return "console/contest";
                })
                .orElseGet(() -> notFound(response));
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        return "console/family-not-found";
    }
}
