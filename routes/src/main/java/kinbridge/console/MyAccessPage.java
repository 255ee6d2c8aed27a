package kinbridge.console;

import java.util.Arrays;
import kinbridge.console.MyAccessPages.Kind;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a practitioner did, as governance sees it: so that nobody has to guess what is kept about them. */
@Controller
class MyAccessPage {

    private final MyAccessPages mine;

    MyAccessPage(MyAccessPages mine) {
        this.mine = mine;
    }

    @GetMapping("/access/mine")
    String page(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(show))
                .findFirst()
                .orElse(Kind.LOOK);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("kind", kind);
        model.addAttribute("isLaterPage", !after.isBlank());
        model.addAttribute("page", mine.of(who.requester(), kind, after.isBlank() ? null : after));
        return "console/my-access";
    }
}
