package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import kinbridge.consent.Recording;
import kinbridge.familyview.FamilyPage.PurposeChoice;
import kinbridge.familyview.FamilyStatePage;
import kinbridge.familyview.FamilyStatePages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What all pages have in common on which people record something about a family: they open by a look for
 * a purpose, take only people whom that look released, and say what was wrong beside the field.
 */
@Component
class StateForms {

    private final FamilyStatePages pages;
    private final Purposes purposes;

    StateForms(FamilyStatePages pages, Purposes purposes) {
        this.pages = pages;
        this.purposes = purposes;
    }

    /** The page itself; without a purpose in the address, for the usual one of the role. */
    String show(
            SignedIn who,
            Address address,
            String view,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<String> usual =
                purposes.of(who.requester()).stream().findFirst().map(PurposeChoice::code);
        if (address.purpose().isBlank() && usual.isPresent()) {
            afterwards.addAttribute("purpose", usual.get());
            return "redirect:/families/" + address.id() + "/" + view;
        }
        Optional<FamilyStatePage> page = open(who, address);
        if (page.isEmpty()) {
            return notFound(response);
        }
        return show(page.get(), view, Map.of(), model);
    }

    /**
     * Records, and goes back to the page.
     *
     * @param named the people whom the form names: each must have been released to who sends it
     */
    String record(
            SignedIn who,
            Address address,
            String view,
            Sent sent,
            List<String> named,
            Function<UUID, Recording> change,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Optional<FamilyStatePage> page = open(who, address);
        if (page.isEmpty() || !named.stream().allMatch(field -> isReleased(page.get(), sent, field))) {
            return notFound(response);
        }
        Recording outcome = change.apply(address.id());
        if (outcome instanceof Recording.Refused refused) {
            response.setStatus(Outcomes.status(refused.why()).value());
            addProblems(model, sent, refused);
            return show(page.get(), view, sent.fields(), model);
        }
        afterwards.addFlashAttribute("recorded", ((Recording.Recorded) outcome).entry());
        afterwards.addAttribute("purpose", address.purpose());
        if (!address.child().isBlank()) {
            afterwards.addAttribute("child", address.child());
        }
        return "redirect:/families/" + address.id() + "/" + view;
    }

    /** A form that names nobody is wrong beside its field; one that names somebody hidden names nobody. */
    private static boolean isReleased(FamilyStatePage page, Sent sent, String field) {
        return sent.text(field).isBlank() || page.names(sent.id(field));
    }

    private Optional<FamilyStatePage> open(SignedIn who, Address address) {
        return pages.open(who.requester(), address.id(), address.purpose(), address.childId());
    }

    static void addProblems(Model model, Sent sent, Recording.Refused refused) {
        Map<String, String> wrong = new HashMap<>();
        refused.problems().forEach(problem -> wrong.putIfAbsent(sent.form() + "-" + problem.field(), problem.words()));
        model.addAttribute("wrong", wrong);
        model.addAttribute("sentForm", sent.form());
        model.addAttribute(
                "problems",
                refused.problems().stream()
                        .map(problem -> new Problem(sent.form() + "-" + problem.field(), problem.words()))
                        .toList());
    }

    private static String show(FamilyStatePage page, String view, Map<String, String> entered, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("entered", entered);
        model.addAttribute("logReference", page.logReference());
        addDefaults(model);
        return "console/family-" + view;
    }

    static void addDefaults(Model model) {
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", List.of());
            model.addAttribute("wrong", Map.of());
        }
        if (!model.containsAttribute("entered")) {
            model.addAttribute("entered", Map.of());
        }
    }

    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }

    record Problem(String field, String words) {}

    /** Which family, for what purpose, about which child: as the address and every form has it. */
    record Address(String family, String purpose, String child) {

        UUID id() {
            return Addresses.idOf(family);
        }

        @Nullable
        UUID childId() {
            return child.isBlank() ? null : Addresses.idOf(child);
        }
    }

    /**
     * What a form sent.
     *
     * @param form its name
     */
    record Sent(String form, Map<String, String> fields) {

        String text(String field) {
            return fields.getOrDefault(field, "");
        }

        /** What is no id becomes one that names nobody. */
        UUID id(String field) {
            return Addresses.idOf(text(field));
        }

        @Nullable
        LocalDate date(String field) {
            try {
                return text(field).isBlank() ? null : LocalDate.parse(text(field));
            } catch (DateTimeParseException notADate) {
                return null;
            }
        }
    }
}
