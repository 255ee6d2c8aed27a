package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.console.SubjectAccessPages.Problem;
import kinbridge.mappings.DetailLevel;
import kinbridge.subjectaccess.AccessPacks;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.AccessPacks.Made;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AccessReviews.Chosen;
import kinbridge.subjectaccess.AccessReviews.Deciding;
import kinbridge.subjectaccess.AccessReviews.Filter;
import kinbridge.subjectaccess.AccessReviews.Listed;
import kinbridge.subjectaccess.AccessReviews.OpinionGiven;
import kinbridge.subjectaccess.AccessReviews.Reading;
import kinbridge.subjectaccess.AccessReviews.RedactionPage;
import kinbridge.subjectaccess.AccessReviews.Stage;
import kinbridge.subjectaccess.AccessReviews.Verdict;
import kinbridge.subjectaccess.Exemption;
import kinbridge.subjectaccess.Outcome;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The items of one request for its reviewer; for anybody else there are no such pages. */
@Controller
class SubjectAccessReviewPages {

    private static final List<String> FILTERS = List.of("category", "rule", "level", "holder", "state");

    private final AccessReviews reviews;
    private final AccessPacks packs;

    SubjectAccessReviewPages(AccessReviews reviews, AccessPacks packs) {
        this.reviews = reviews;
        this.packs = packs;
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
                verdict(FormText.of(form, "verdict")),
                List.copyOf(FormText.all(form, "fields")),
                exemption(FormText.of(form, "exemption")),
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

    /** Null once the file is written. */
    @PostMapping("/subject-access/{id}/pack")
    @Nullable
    String pack(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String form,
            RedirectAttributes afterwards,
            HttpServletResponse response)
            throws IOException {
        Optional<Made> made = packs.make(who.requester(), id, form.equals("ZIP") ? Form.ZIP : Form.PDF);
        if (made.isEmpty()) {
            return notThere(response);
        }
        if (made.get() instanceof AccessPacks.NotYet notYet) {
            afterwards.addFlashAttribute("notYet", notYet.why());
            return "redirect:/subject-access/" + id;
        }
        AccessPacks.Pack pack = (AccessPacks.Pack) made.get();
        response.setContentType((form.equals("ZIP") ? Form.ZIP : Form.PDF).mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + pack.name() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        pack.content().writeTo(response.getOutputStream());
        response.flushBuffer();
        return null;
    }

    @GetMapping("/subject-access/{id}/redactions")
    String redactions(
            @AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model, HttpServletResponse response) {
        Optional<RedactionPage> page = reviews.redactions(who.requester(), id);
        if (page.isEmpty()) {
            return notThere(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("id", id);
        model.addAttribute("page", page.get());
        model.addAttribute("logReference", page.get().logEntry());
        return "console/subject-access-redactions";
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
        model.addAttribute("id", id);
        model.addAttribute("filter", filter);
        model.addAttribute("stages", Stage.values());
        model.addAttribute("exemptions", Exemption.values());
    }

    private static void addPages(Model model, UUID id, String view, Filter filter, int page, int pages) {
        model.addAttribute("previous", page > 1 ? address(id, view, filter, page - 1) : null);
        model.addAttribute("next", page < pages ? address(id, view, filter, page + 1) : null);
    }

    private static String address(UUID id, String view, Filter filter, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/subject-access/" + id + "/items" + view);
        Map<String, String> asked = new HashMap<>();
        asked.put("category", filter.category());
        asked.put("rule", filter.rule());
        asked.put("level", filter.level());
        asked.put("holder", filter.holder());
        asked.put("state", filter.state());
        FILTERS.stream()
                .filter(name -> !asked.getOrDefault(name, "").isEmpty())
                .forEach(name -> address.queryParam(name, asked.get(name)));
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.encode().build().toUriString();
    }

    private static Filter filter(MultiValueMap<String, String> parameters) {
        return new Filter(
                FormText.of(parameters, "category"),
                FormText.of(parameters, "rule"),
                FormText.of(parameters, "level"),
                FormText.of(parameters, "holder"),
                FormText.of(parameters, "state"));
    }

    private static int page(MultiValueMap<String, String> parameters) {
        return Math.max(1, FormText.number(parameters, "page"));
    }

    private static Chosen chosen(MultiValueMap<String, String> form) {
        Set<UUID> items =
                FormText.all(form, "items").stream().map(Addresses::idOf).collect(Collectors.toSet());
        return new Chosen(items, FormText.of(form, "all").equals("true"), filter(form));
    }

    private static @Nullable Verdict verdict(String name) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Exemption exemption(String name) {
        return Arrays.stream(Exemption.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String notThere(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
