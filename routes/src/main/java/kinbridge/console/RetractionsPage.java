package kinbridge.console;

import java.nio.charset.StandardCharsets;
import kinbridge.retraction.RetractionPages;
import kinbridge.retraction.RetractionPages.Asked;
import kinbridge.retraction.RetractionReason;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is retracted, from whom, and who has not confirmed. */
@Controller
class RetractionsPage {

    private final RetractionPages retractions;

    RetractionsPage(RetractionPages retractions) {
        this.retractions = retractions;
    }

    @GetMapping("/oversight/retractions")
    String page(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "OPEN") String state,
            Model model) {
        Asked asked = new Asked(reason, state);
        model.addAttribute("asked", asked);
        model.addAttribute("page", retractions.page(who.requester(), asked));
        model.addAttribute("reasons", RetractionReason.values());
        model.addAttribute("states", RetractionPages.State.values());
        return "console/retractions";
    }

    @GetMapping("/oversight/retractions.csv")
    ResponseEntity<String> file(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "OPEN") String state) {
        String lines = retractions.csv(who.requester(), new Asked(reason, state));
        ContentDisposition file =
                ContentDisposition.attachment().filename("retractions.csv").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(lines);
    }
}
