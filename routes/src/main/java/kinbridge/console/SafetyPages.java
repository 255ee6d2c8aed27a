package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.AssessmentRequest;
import kinbridge.consent.FieldProblem;
import kinbridge.consent.FlagRequest;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilySafety;
import kinbridge.familyview.FamilySafety.FlagRow;
import kinbridge.familyview.FamilySafety.PersonSafety;
import kinbridge.familyview.FamilySafety.SafetyPage;
import org.jspecify.annotations.Nullable;
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

/** Flags and assessments of the people of a family, and the forms to record them. */
@Controller
class SafetyPages {

    private final FamilySafety families;
    private final Purposes purposes;

    SafetyPages(FamilySafety families, Purposes purposes) {
        this.families = families;
        this.purposes = purposes;
    }

    @GetMapping("/families/{family}/safety")
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
            return "redirect:/families/" + id + "/safety";
        }
        return families.open(who.requester(), id, purpose)
                .map(page -> {
                    model.addAttribute("page", page);
                    model.addAttribute("logReference", page.head().logReference());
                    return "console/safety";
                })
                .orElseGet(() -> notFound(response));
    }

    @GetMapping("/families/{family}/safety/{person}/{what}")
    String form(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @PathVariable String person,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            HttpServletResponse response) {
        return show(new Asked(who, Addresses.idOf(family), person, what, purpose), fields, null, model, response);
    }

    @PostMapping("/families/{family}/safety/{person}/{what}")
    String record(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @PathVariable String person,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Asked asked = new Asked(who, Addresses.idOf(family), person, what, purpose);
        Optional<Recording> outcome = record(asked, fields);
        if (outcome.isEmpty()) {
            return notFound(response);
        }
        if (outcome.get() instanceof Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            return show(asked, fields, refused, model, response);
        }
        afterwards.addFlashAttribute(
                "recorded", Outcomes.reference(outcome.get()).orElse(""));
        afterwards.addAttribute("purpose", purpose);
        return "redirect:/families/" + asked.family() + "/safety";
    }

    private Optional<Recording> record(Asked asked, MultiValueMap<String, String> fields) {
        List<FieldProblem> problems =
                new ArrayList<>(FormDate.of("date", fields).problems());
        problems.addAll(FormDate.of("assessedOn", fields).problems());
        if (!problems.isEmpty()) {
            return Optional.of(Recording.wrong(problems));
        }
        UUID person = Addresses.idOf(asked.person());
        return switch (asked.what()) {
            case "assessment" ->
                families.assess(
                        asked.who().requester(),
                        asked.family(),
                        asked.purpose(),
                        new AssessmentRequest(
                                person,
                                FormText.number(fields, "seen"),
                                FormText.of(fields, "outcome"),
                                !FormText.of(fields, "about").equals("other"),
                                FormText.of(fields, "decision"),
                                FormText.of(fields, "reason"),
                                FormText.of(fields, "assessedBy"),
                                FormDate.of("assessedOn", fields).date()));
            case "flag" ->
                families.change(asked.who().requester(), asked.family(), asked.purpose(), set(person, fields));
            case "review" ->
                families.change(asked.who().requester(), asked.family(), asked.purpose(), reviewed(fields));
            default -> Optional.empty();
        };
    }

    private static FlagRequest set(UUID person, MultiValueMap<String, String> fields) {
        String colleague = FormText.of(fields, "colleague");
        return new FlagRequest.Set(
                FormText.of(fields, "kind"),
                person,
                FormText.id(FormText.of(fields, "record")),
                colleague.isBlank() ? null : colleague,
                FormText.of(fields, "reason"),
                FormDate.of("date", fields).date());
    }

    private static FlagRequest reviewed(MultiValueMap<String, String> fields) {
        UUID flag = Addresses.idOf(FormText.of(fields, "flag"));
        int seen = FormText.number(fields, "seen");
        String reason = FormText.of(fields, "reason");
        return FormText.of(fields, "outcome").equals("clear")
                ? new FlagRequest.Clear(flag, seen, reason)
                : new FlagRequest.Review(
                        flag, seen, reason, FormDate.of("date", fields).date());
    }

    private String show(
            Asked asked,
            MultiValueMap<String, String> fields,
            @Nullable Refused refused,
            Model model,
            HttpServletResponse response) {
        Optional<SafetyPage> page = families.open(asked.who().requester(), asked.family(), asked.purpose());
        PersonSafety person = page.flatMap(found -> found.person(Addresses.idOf(asked.person())))
                .orElse(null);
        if (page.isEmpty() || person == null) {
            return notFound(response);
        }
        FlagRow flag = person.flag(Addresses.idOf(FormText.of(fields, "flag"))).orElse(null);
        if (asked.what().equals("review") && flag == null) {
            return notFound(response);
        }
        if (refused == null && !mayWrite(asked.what(), page.get(), flag)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return "console/forbidden";
        }
        model.addAttribute("page", page.get());
        model.addAttribute("person", person);
        model.addAttribute("flag", flag);
        model.addAttribute("fields", fields.toSingleValueMap());
        model.addAttribute("date", FormDate.of("date", fields));
        model.addAttribute("assessedOn", FormDate.of("assessedOn", fields));
        model.addAttribute("logReference", page.get().head().logReference());
        Outcomes.show(refused == null ? List.of() : refused.problems(), model);
        return template(asked.what(), response);
    }

    private static boolean mayWrite(String what, SafetyPage page, @Nullable FlagRow flag) {
        return switch (what) {
            case "assessment" -> page.mayAssess();
            case "flag" -> !page.settable().isEmpty();
            default -> flag == null || flag.mayReview() || flag.mayClear();
        };
    }

    private static String template(String what, HttpServletResponse response) {
        return switch (what) {
            case "assessment" -> "console/safety-assessment";
            case "flag" -> "console/safety-flag";
            case "review" -> "console/safety-review";
            default -> notFound(response);
        };
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }

    /** @param what {@code assessment}, {@code flag} or {@code review} */
    private record Asked(SignedIn who, UUID family, String person, String what, String purpose) {}
}
