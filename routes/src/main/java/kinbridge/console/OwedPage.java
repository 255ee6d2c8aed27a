package kinbridge.console;

import java.nio.charset.StandardCharsets;
import kinbridge.work.Oversight;
import kinbridge.work.Oversight.Asked;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is owed, by whom and since when, for information governance. */
@Controller
class OwedPage {

    private final Oversight oversight;

    OwedPage(Oversight oversight) {
        this.oversight = oversight;
    }

    @GetMapping("/oversight/tasks")
    String page(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean overdue,
            Model model) {
        Asked asked = new Asked(kind, owner, overdue);
        model.addAttribute("asked", asked);
        model.addAttribute("page", oversight.page(who.requester(), asked));
        return "console/oversight-tasks";
    }

    @GetMapping("/oversight/tasks.csv")
    ResponseEntity<String> file(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean overdue) {
        String lines = oversight.csv(who.requester(), new Asked(kind, owner, overdue));
        ContentDisposition file =
                ContentDisposition.attachment().filename("open-tasks.csv").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(lines);
    }
}
