package kinbridge.console;

import static kinbridge.console.SubjectAccessForms.address;
import static kinbridge.console.SubjectAccessForms.chosen;
import static kinbridge.console.SubjectAccessForms.filter;
import static kinbridge.console.SubjectAccessForms.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.console.SubjectAccessPages.Problem;
import kinbridge.mappings.DetailLevel;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AccessReviews.AgreementGiven;
import kinbridge.subjectaccess.AccessReviews.Deciding;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.Listed;
import kinbridge.subjectaccess.AccessReviews.OpinionGiven;
import kinbridge.subjectaccess.AccessReviews.Reading;
import kinbridge.subjectaccess.AccessReviews.Stage;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.AgreedBy;
import kinbridge.subjectaccess.Exemption;
import kinbridge.subjectaccess.Outcome;
import org.springframework.http.HttpHeaders;
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

/** The items of one request for its reviewer; for anybody else there are no such pages. */
@Controller
class SubjectAccessReviewPages {

    private final AccessReviews reviews;

    SubjectAccessReviewPages(AccessReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/subject-access/{id}/items")
    String list(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        return list(who, id, parameters, "", List.of(), model, response);
    }

    private String list(
            SignedIn who,
            UUID id,
            MultiValueMap<String, String> parameters,
            String form,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        Filter filter = filter(parameters);
        Optional<Listed> listed = reviews.list(who.requester(), id, filter, page(parameters));
        if (listed.isEmpty()) {
            return notThere(response);
        }
        addCommon(model, id, parameters, filter, form, problems, response);
        model.addAttribute("listed", listed.get());
        model.addAttribute("logReference", listed.get().logEntry());
        model.addAttribute("levels", DetailLevel.values());
        addPages(model, id, "", filter, listed.get().page(), listed.get().pages());
        return "console/subject-access-items";
    }

    @GetMapping("/subject-access/{id}/items/read")
    String read(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        return read(who, id, parameters, "", List.of(), model, response);
    }

    private String read(
            SignedIn who,
            UUID id,
            MultiValueMap<String, String> parameters,
            String form,
            List<Problem> problems,
            Model model,
            HttpServletResponse response) {
        Filter filter = filter(parameters);
        Optional<Reading> reading = reviews.read(who.requester(), id, filter, page(parameters));
        if (reading.isEmpty()) {
            return notThere(response);
        }
        addCommon(model, id, parameters, filter, form, problems, response);
        model.addAttribute("reading", reading.get());
        model.addAttribute("logReference", reading.get().logEntry());
        addPages(model, id, "/read", filter, reading.get().page(), reading.get().pages());
        return "console/subject-access-read";
    }

    @PostMapping("/subject-access/{id}/items/decide")
    String decide(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Deciding deciding = new Deciding(
                SubjectAccessForms.one(Verdict.values(), FormText.of(form, "verdict")),
                List.copyOf(FormText.all(form, "fields")),
                SubjectAccessForms.one(Exemption.values(), FormText.of(form, "exemption")),
                FormText.of(form, "why"));
        return answer(
                who,
                id,
                "decide",
                form,
                reviews.decide(who.requester(), id, chosen(form), deciding),
                model,
                afterwards,
                response);
    }

    /** Of ten forms on the page, the reader is led to the one that was sent. */
    private static List<Problem> atTheItem(MultiValueMap<String, String> form, List<Problem> problems) {
        String heading = "heading-" + Addresses.idOf(FormText.of(form, "items"));
        return problems.stream()
                .map(problem -> new Problem(heading, problem.words()))
                .toList();
    }

    @PostMapping("/subject-access/{id}/items/opinion")
    String opinion(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        Map<String, String> one = form.toSingleValueMap();
        String harm = FormText.of(form, "harm");
        OpinionGiven given = new OpinionGiven(
                FormText.of(form, "professional"),
                FormText.of(form, "profession"),
                SubjectAccessPages.day(one, "opinion"),
                harm.isEmpty() ? null : Boolean.valueOf(harm.equals("yes")));
        return answer(
                who,
                id,
                "opinion",
                form,
                reviews.recordOpinion(who.requester(), id, chosen(form), given),
                model,
                afterwards,
                response);
    }

    private String answer(
            SignedIn who,
            UUID id,
            String name,
            MultiValueMap<String, String> form,
            Optional<Outcome> answer,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        if (answer.isEmpty()) {
            return notThere(response);
        }
        boolean isRead = FormText.of(form, "from").equals("read");
        Outcome outcome = answer.get();
        if (!outcome.isDone()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            List<Problem> problems = SubjectAccessPages.problems(name, outcome);
            return isRead
                    ? read(who, id, form, name, atTheItem(form, problems), model, response)
                    : list(who, id, form, name, problems, model, response);
        }
        afterwards.addFlashAttribute("said", outcome.said());
        return "redirect:" + address(id, isRead ? "/read" : "", filter(form), page(form));
    }

    @PostMapping("/subject-access/{id}/items/agreement")
    String agreement(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        AgreementGiven given = new AgreementGiven(
                Addresses.idOf(FormText.of(form, "items")),
                Addresses.idOf(FormText.of(form, "agreedPerson")),
                SubjectAccessForms.one(AgreedBy.values(), FormText.of(form, "agreedBy")),
                FormText.of(form, "agreedWho"),
                FormText.of(form, "agreedHow"),
                SubjectAccessPages.day(form.toSingleValueMap(), "agreedOn"));
        Optional<Outcome> answer = reviews.recordAgreement(who.requester(), id, given);
        return answer(who, id, "agreement", form, answer, model, afterwards, response);
    }

    @PostMapping("/subject-access/{id}/items/agreement/withdraw")
    String withdraw(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response) {
        UUID agreement = Addresses.idOf(FormText.of(form, "agreement"));
        Optional<Outcome> answer = reviews.withdrawAgreement(who.requester(), id, agreement);
        return answer(who, id, "agreement", form, answer, model, afterwards, response);
    }

    private void addCommon(
            Model model,
            UUID id,
            MultiValueMap<String, String> parameters,
            Filter filter,
            String form,
            List<Problem> problems,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        SubjectAccessPages.addForm(model, form, parameters.toSingleValueMap(), problems);
        model.addAttribute("sentItems", form.isEmpty() ? Set.of() : FormText.all(parameters, "items"));
        model.addAttribute("sentFields", form.isEmpty() ? Set.of() : FormText.all(parameters, "fields"));
        model.addAttribute("id", id);
        model.addAttribute("filter", filter);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("exemptions", Exemption.values());
        model.addAttribute("givers", AgreedBy.values());
    }

    private static void addPages(Model model, UUID id, String view, Filter filter, int page, int pages) {
        model.addAttribute("previous", page > 1 ? address(id, view, filter, page - 1) : null);
        model.addAttribute("next", page < pages ? address(id, view, filter, page + 1) : null);
    }

    static String notThere(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
