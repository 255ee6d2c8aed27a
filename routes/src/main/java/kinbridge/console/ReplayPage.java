package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import kinbridge.policy.Replays;
import kinbridge.policy.Replays.Replay;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.RestrictedLog;
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
        Optional<String> mistake = ReasonWords.mistakeIn(reason);
        if (mistake.isPresent()) {
            return refuse(who, entry, version, mistake.get(), HttpStatus.BAD_REQUEST, model, response);
        }
        try {
            return show(replays.hidden(who.requester(), entry, version, reason.strip()), true, null, model, response);
        } catch (RestrictedLog.OwnEntry own) {
            return refuse(
                    who,
                    entry,
                    version,
                    "This is an entry of your own. Another officer may read what was hidden at it",
                    HttpStatus.FORBIDDEN,
                    model,
                    response);
        }
    }

    private String refuse(
            SignedIn who,
            UUID entry,
            String version,
            String problem,
            HttpStatus status,
            Model model,
            HttpServletResponse response) {
        String page = show(replays.of(who.requester(), entry, version), false, problem, model, response);
        response.setStatus(status.value());
        return page;
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
