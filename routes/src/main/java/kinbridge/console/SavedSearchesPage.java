package kinbridge.console;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.UUID;
import kinbridge.oversight.SavedSearches;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an officer does with searches of the sharing log under a name of their own. */
@Controller
class SavedSearchesPage {

    private static final String ONLY_WORDS =
            "A search by words alone cannot be saved: words are kept until you sign out, and no longer";

    private final SavedSearches searches;

    SavedSearchesPage(SavedSearches searches) {
        this.searches = searches;
    }

    /** Without its words: those are kept until sign-out and no longer. */
    @PostMapping("/sharing-log/saved")
    String save(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String name,
            HttpSession session,
            RedirectAttributes afterwards) {
        WordsOfSearches words = WordsOfSearches.of(session);
        LogQuery query = LogQuery.of(sent, words);
        String address = query.without(LogQuery.WORDS).address(null);
        boolean hadWords = sent.containsKey(LogQuery.WORDS);
        if (hadWords && address.equals(LogQuery.of(Map.of(), words).address(null))) {
            afterwards.addFlashAttribute("nameMistake", ONLY_WORDS);
            afterwards.addFlashAttribute("nameTyped", name);
            return "redirect:" + query.address(null);
        }
        searches.save(who.requester(), name, address)
                .ifPresentOrElse(
                        mistake -> {
                            afterwards.addFlashAttribute("nameMistake", mistake);
                            afterwards.addFlashAttribute("nameTyped", name);
                        },
                        () -> afterwards.addFlashAttribute(
                                "saidOfSearches",
                                hadWords
                                        ? "The search is saved without its words, which are kept until you sign out."
                                        : "The search is saved."));
        return "redirect:" + query.address(null);
    }

    @PostMapping("/sharing-log/saved/{search}/forget")
    String forget(@AuthenticationPrincipal SignedIn who, @PathVariable UUID search, RedirectAttributes afterwards) {
        searches.forget(who.requester(), search);
        afterwards.addFlashAttribute("saidOfSearches", "The search is forgotten.");
        return "redirect:/sharing-log";
    }
}
