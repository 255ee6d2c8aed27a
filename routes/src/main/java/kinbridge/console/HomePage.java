package kinbridge.console;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start of the day: each role begins where its work waits. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn who) {
        if (who.may(Permission.READ_SHARING_LOG)) {
            return "redirect:/sharing-log";
        }
        return who.may(Permission.WATCH_CONNECTORS) ? "redirect:/connectors" : "redirect:/alerts";
    }
}
