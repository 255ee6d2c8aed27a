package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.familyview.MeetingPacks;
import kinbridge.familyview.MeetingPacks.Invitable;
import kinbridge.familyview.MeetingPacks.Invitation;
import kinbridge.familyview.MeetingPacks.MeetingPack;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Prepares the paper for a meeting of the team around the family, to be printed. */
@Controller
class MeetingPackPage {

    private final MeetingPacks packs;
    private final Titles titles;

    MeetingPackPage(MeetingPacks packs, Titles titles) {
        this.packs = packs;
        this.titles = titles;
    }

    @GetMapping("/families/{family}/pack")
    String choose(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            Model model,
            HttpServletResponse response) {
        return packs.invitable(who.requester(), family, purpose)
                .map(people -> form(family, purpose, people, false, model))
                .orElseGet(() -> notFound(response));
    }

    @PostMapping("/families/{family}/pack")
    String make(
            @AuthenticationPrincipal SignedIn who,
            @PathVariable UUID family,
            @RequestParam String purpose,
            @RequestParam(defaultValue = "") Set<String> invited,
            @RequestParam(defaultValue = "") String familyInvited,
            Model model,
            HttpServletResponse response) {
        boolean isAnswered = familyInvited.equals("yes") || familyInvited.equals("no");
        if (!isAnswered) {
            return packs.invitable(who.requester(), family, purpose)
                    .map(people -> form(family, purpose, people, true, model))
                    .orElseGet(() -> notFound(response));
        }
        Optional<MeetingPack> pack =
                packs.make(who.requester(), family, purpose, new Invitation(invited, familyInvited.equals("yes")));
        return pack.map(made -> show(made, model)).orElseGet(() -> notFound(response));
    }

    private String form(UUID family, String purpose, List<Invitable> people, boolean isUnanswered, Model model) {
        model.addAttribute("family", family);
        model.addAttribute("purpose", purpose);
        model.addAttribute("purposeTitle", titles.purpose(purpose));
        model.addAttribute("people", people);
        model.addAttribute("isUnanswered", isUnanswered);
        return "console/meeting-pack-form";
    }

    private static String show(MeetingPack pack, Model model) {
        model.addAttribute("pack", pack);
        model.addAttribute("page", pack.page());
        model.addAttribute("logReference", pack.page().logReference());
        return "console/meeting-pack";
    }

    // The same answer as for a family that does not exist.
    private static String notFound(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/family-not-found";
    }
}
