package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.console.StateForms.Sent;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyStatePage;
import kinbridge.familyview.FamilyStatePages;
import kinbridge.transparency.Asking;
import kinbridge.transparency.FamilyView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looked at a person's information, opened by a practitioner for that person, after saying who is there. */
@Controller
class FamilyLooksPage {

    private static final String FORM = "looks";

    private final FamilyStatePages families;
    private final FamilyView views;
    private final Purposes purposes;

    FamilyLooksPage(FamilyStatePages families, FamilyView views, Purposes purposes) {
        this.families = families;
        this.views = views;
        this.purposes = purposes;
    }

    @GetMapping("/families/{family}/looks")
    String ask(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String person,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID id = Addresses.idOf(family);
        Optional<String> usual =
                purposes.of(who.requester()).stream().findFirst().map(PurposeChoice::code);
        if (purpose.isBlank() && usual.isPresent()) {
            afterwards.addAttribute("purpose", usual.get());
            return "redirect:/families/" + id + "/looks";
        }
        Optional<FamilyStatePage> page = open(who, id, purpose);
        return page.isEmpty()
                ? notFound(response)
                : form(page.get(), new Sent(FORM, Map.of("person", handle(page.get(), person))), null, model);
    }

    @PostMapping("/families/{family}/looks")
    @Nullable
    String show(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable String family,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam Map<String, String> fields,
            Model model,
            HttpServletResponse response)
            throws IOException {
        UUID id = Addresses.idOf(family);
        Sent sent = new Sent(FORM, fields);
        Optional<FamilyStatePage> page = open(who, id, purpose);
        if (page.isEmpty() || !isReleased(page.get(), sent, "person") || !isReleased(page.get(), sent, "parent")) {
            return notFound(response);
        }
        FamilyView.Answer answer = views.show(who.requester(), id, asking(sent));
        if (answer instanceof FamilyView.Shown shown) {
            model.addAttribute("family", id);
            model.addAttribute("purpose", purpose);
            model.addAttribute("list", shown.list());
            model.addAttribute("logReference", shown.logEntry());
            return "console/family-looks-shown";
        }
        if (answer instanceof FamilyView.Printed printed) {
            return send(printed, response);
        }
        if (answer instanceof FamilyView.Refused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(page.get(), sent, refused, model);
        }
        return notFound(response);
    }

    /** The page's look is logged; whoever may not show such a list is told what is told of no family. */
    private Optional<FamilyStatePage> open(SignedIn who, UUID family, String purpose) {
        return families.open(who.requester(), family, purpose, null)
                .filter(page -> views.mayShow(who.requester(), family));
    }

    private static boolean isReleased(FamilyStatePage page, Sent sent, String field) {
        return sent.text(field).isBlank() || page.names(sent.id(field));
    }

    /** The identity by which the form's list names somebody of whom the address has another. */
    private static String handle(FamilyStatePage page, String person) {
        UUID asked = Addresses.idOf(person);
        return page.people().stream()
                .filter(one -> one.identities().contains(asked))
                .map(one -> one.identity().toString())
                .findFirst()
                .orElse("");
    }

    private static Asking asking(Sent sent) {
        return new Asking(
                sent.text("person").isBlank() ? null : sent.id("person"),
                chosen(Asking.Present.values(), sent.text("present")),
                sent.text("parent").isBlank() ? null : sent.id("parent"),
                chosen(Asking.Identity.values(), sent.text("identity")),
                chosen(Asking.Safe.values(), sent.text("others")),
                chosen(Asking.Safe.values(), sent.text("pressed")),
                chosen(Asking.Output.values(), sent.text("output")));
    }

    private static <T extends Enum<T> & Asking.Choice> @Nullable T chosen(T[] choices, String code) {
        return Arrays.stream(choices)
                .filter(choice -> choice.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static String form(FamilyStatePage page, Sent sent, FamilyView.@Nullable Refused refused, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("logReference", page.logReference());
        model.addAttribute("presents", List.of(Asking.Present.values()));
        model.addAttribute("identities", List.of(Asking.Identity.values()));
        model.addAttribute("answers", List.of(Asking.Safe.values()));
        model.addAttribute("outputs", List.of(Asking.Output.values()));
        model.addAttribute("entered", sent.fields());
        model.addAttribute("sentForm", FORM);
        if (refused != null) {
            StateForms.addProblems(model, sent, Recording.wrong(refused.problems()));
        }
        StateForms.addDefaults(model);
        return "console/family-looks";
    }

    static @Nullable String send(FamilyView.Printed printed, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(printed.document().length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(printed.name()).build().toString());
        response.getOutputStream().write(printed.document());
        return null;
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }
}
