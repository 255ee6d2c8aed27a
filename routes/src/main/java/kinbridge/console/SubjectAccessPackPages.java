package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import kinbridge.subjectaccess.AccessPacks;
import kinbridge.subjectaccess.AccessPacks.Form;
import kinbridge.subjectaccess.AccessPacks.Made;
import kinbridge.subjectaccess.AccessReviews;
import kinbridge.subjectaccess.AccessReviews.RedactionPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What leaves of a request, and what was taken out of it; for its reviewer alone. */
@Controller
class SubjectAccessPackPages {

    private final AccessReviews reviews;
    private final AccessPacks packs;

    SubjectAccessPackPages(AccessReviews reviews, AccessPacks packs) {
        this.reviews = reviews;
        this.packs = packs;
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
            return SubjectAccessReviewPages.notThere(response);
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
            return SubjectAccessReviewPages.notThere(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("id", id);
        model.addAttribute("page", page.get());
        model.addAttribute("logReference", page.get().logEntry());
        return "console/subject-access-redactions";
    }
}
