package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import kinbridge.transparency.FamilyView;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looked at a person's information, on paper, for somebody who asked by post and proved who they are. */
@Controller
class PostedLooksPage {

    private final FamilyView views;

    PostedLooksPage(FamilyView views) {
        this.views = views;
    }

    @PostMapping("/subject-access/{id}/looks")
    @Nullable
    String print(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID id,
            RedirectAttributes afterwards,
            HttpServletResponse response)
            throws IOException {
        FamilyView.Answer answer = views.post(who.requester(), id);
        if (answer instanceof FamilyView.Printed printed) {
            return FamilyLooksPage.send(printed, response);
        }
        if (answer instanceof FamilyView.Refused refused) {
            afterwards.addFlashAttribute("notYet", refused.problems().get(0).words());
        }
        return "redirect:/subject-access/" + id;
    }
}
