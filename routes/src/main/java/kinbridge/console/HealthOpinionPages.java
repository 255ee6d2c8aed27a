package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import kinbridge.subjectaccess.AccessReviews.Reading;
import kinbridge.subjectaccess.HealthReviews;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a health professional's opinion, for the Caldicott Guardian. */
@Controller
class HealthOpinionPages {

    private final HealthReviews reviews;

    HealthOpinionPages(HealthReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/health-opinions")
    String list(@AuthenticationPrincipal SignedIn who, Model model, HttpServletResponse response) {
        Optional<HealthReviews.Listed> listed = reviews.waiting(who.requester());
        if (listed.isEmpty()) {
            return notThere(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("listed", listed.get());
        model.addAttribute("logReference", listed.get().logEntry());
        return "console/health-opinions";
    }

    @GetMapping("/health-opinions/{id}")
    String read(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        int asked = Math.max(1, FormText.number(parameters, "page"));
        Optional<Reading> reading = reviews.read(who.requester(), id, asked);
        if (reading.isEmpty()) {
            return notThere(response);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        int page = reading.get().page();
        model.addAttribute("reading", reading.get());
        model.addAttribute("logReference", reading.get().logEntry());
        model.addAttribute("previous", page > 1 ? address(id, page - 1) : null);
        model.addAttribute("next", page < reading.get().pages() ? address(id, page + 1) : null);
        return "console/health-opinions-read";
    }

    private static String address(UUID id, int page) {
        return "/health-opinions/" + id + "?page=" + page;
    }

    private static String notThere(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }
}
