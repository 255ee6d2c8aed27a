package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import kinbridge.familyview.FamilyConsent;
import kinbridge.familyview.FamilyConsent.ConsentPage;
import kinbridge.familyview.FamilyConsent.PersonConsent;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the people of a family answered about sharing, and the forms to record it. */
@Controller
class ConsentPages {

    private final FamilyConsent families;
    private final Purposes purposes;
    private final Times times;

    ConsentPages(FamilyConsent families, Purposes purposes, Times times) {
        this.families = families;
        this.purposes = purposes;
        this.times = times;
    }

    @GetMapping("/families/{family}/consent")
    String open(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        Optional<String> usual =
                purposes.of(who.requester()).stream().map(PurposeChoice::code).findFirst();
        if (purpose.isBlank() && usual.isPresent()) {
            afterwards.addAttribute("purpose", usual.get());
            return "redirect:/families/" + id + "/consent";
        }
        return families.open(who.requester(), id, purpose)
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("logReference", page.head().logReference());
                    return "console/consent";
                })
                .orElseGet(() -> notFound(response));
    }

    /** @param record the answer to change, or empty for a new one */
    @GetMapping("/families/{family}/consent/{person}/answer")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "false") boolean withdraw,
            Model model,
            HttpServletResponse response) {
        Optional<ConsentPage> page = families.open(who.requester(), Addresses.idOf(family), purpose);
        PersonConsent subject =
                page.flatMap(found -> found.person(Addresses.idOf(person))).orElse(null);
        if (page.isEmpty() || subject == null) {
            return notFound(response);
        }
        if (!page.get().mayRecord()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return "console/forbidden";
        }
        AnswerForm form = AnswerForm.begin(
                subject,
                subject.answer(FormText.id(record)).orElse(null),
                today(),
                who.requester().name());
        return show(page.get(), subject, form, withdraw, List.of(), model);
    }

    @PostMapping("/families/{family}/consent/{person}/answer")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @PathVariable String person,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "false") boolean withdraw,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        AnswerForm form = AnswerForm.of(fields);
        UUID id = Addresses.idOf(family);
        List<FieldProblem> problems = form.problems();
        Recording outcome = null;
        if (problems.isEmpty()) {
            outcome = families.record(who.requester(), id, purpose, form.request(Addresses.idOf(person)))
                    .orElse(null);
            if (outcome == null) {
                return notFound(response);
            }
            Optional<String> reference = Outcomes.reference(outcome);
            if (reference.isPresent()) {
                afterwards.addFlashAttribute("recorded", reference.get());
                afterwards.addAttribute("purpose", purpose);
                return "redirect:/families/" + id + "/consent";
            }
        }
        Refused refused = outcome instanceof Refused why ? why : Recording.wrong(problems);
        response.setStatus(Outcomes.status(refused.why()).value());
        return again(who, id, person, purpose, form, withdraw, refused, model, response);
    }

    /** The form once more, beside what is there now. */
    private String again(
            SignedIn who,
            UUID family,
            String person,
            String purpose,
            AnswerForm form,
            boolean withdraw,
            Refused refused,
            Model model,
            HttpServletResponse response) {
        Optional<ConsentPage> page = families.open(who.requester(), family, purpose);
        PersonConsent subject =
                page.flatMap(found -> found.person(Addresses.idOf(person))).orElse(null);
        if (page.isEmpty() || subject == null) {
            return notFound(response);
        }
        AnswerForm next = refused.why() == Recording.Why.STALE ? form.seeing(subject.seen()) : form;
        return show(page.get(), subject, next, withdraw, refused.problems(), model);
    }

    private static String show(
            ConsentPage page,
            PersonConsent subject,
            AnswerForm form,
            boolean withdraw,
            List<FieldProblem> problems,
            Model model) {
        model.addAttribute("page", page);
        model.addAttribute("person", subject);
        model.addAttribute("form", form);
        model.addAttribute("withdraw", withdraw);
        model.addAttribute("changed", subject.answer(FormText.id(form.record())).orElse(null));
        model.addAttribute("logReference", page.head().logReference());
        Outcomes.show(problems, model);
        return "console/consent-answer";
    }

    private LocalDate today() {
        return times.now().atZone(Times.LONDON).toLocalDate();
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }
}
