package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import kinbridge.policy.Replays;
import kinbridge.policy.Replays.Replay;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why somebody saw that on that day, and what they would see by other tables. */
@Controller
class ReplayPage {

    private final Replays replays;

    ReplayPage(Replays replays) {
        this.replays = replays;
    }

    @GetMapping("/sharing-log/{entry}/replay")
    String replay(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String version,
            Model model,
            HttpServletResponse response) {
        return show(replays.of(who.requester(), entry, version), false, null, model, response);
    }

    /** A form sent, not an address: the reason must not lie in anybody's browser history. */
    @PostMapping("/sharing-log/{entry}/replay/hidden")
    String hidden(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        if (reason.isBlank()) {
            Optional<Replay> open = replays.of(who.requester(), entry, version);
            String page = show(open, false, "Say why you need to read what was hidden", model, response);
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page;
        }
        return show(replays.hidden(who.requester(), entry, version, reason.strip()), true, null, model, response);
    }

    private static String show(
            Optional<Replay> replay,
            boolean isHidden,
            @org.jspecify.annotations.Nullable String problem,
            Model model,
            HttpServletResponse response) {
        if (replay.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "console/not-found";
        }
        model.addAttribute("replay", replay.get());
        model.addAttribute("isHidden", isHidden);
        model.addAttribute("problem", problem);
        return "console/policy-replay";
    }
}
