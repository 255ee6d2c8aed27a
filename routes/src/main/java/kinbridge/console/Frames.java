package kinbridge.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kinbridge.alerts.Inbox;
import kinbridge.console.Frame.Place;
import kinbridge.feeds.FeedStates;
import kinbridge.linkreview.LinkReviews;
import kinbridge.policy.PolicyChanges;
import kinbridge.work.TaskPages;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the frame around a page, with the navigation of the role that is signed in. */
@Component
class Frames {

    private final ConsoleSettings settings;
    private final Inbox inbox;
    private final TaskPages tasks;
    private final LinkReviews links;
    private final PolicyChanges policyChanges;
    private final FeedStates feeds;
    private final Titles titles;
    private final Tags tags;
    private final Times times;
    private final boolean demo;

    Frames(
            ConsoleSettings settings,
            Inbox inbox,
            TaskPages tasks,
            LinkReviews links,
            PolicyChanges policyChanges,
            FeedStates feeds,
            Titles titles,
            Tags tags,
            Times times,
            @Value("${kinbridge.demo:false}") boolean demo) {
        this.settings = settings;
        this.inbox = inbox;
        this.tasks = tasks;
        this.links = links;
        this.policyChanges = policyChanges;
        this.feeds = feeds;
        this.titles = titles;
        this.tags = tags;
        this.times = times;
        this.demo = demo;
    }

    /** For a page that was asked for. */
    void addTo(Model model, HttpServletRequest request) {
        add(model, request.getRequestURI(), true);
    }

    /** For a page about a failure: asks nothing of anything that may be what failed. */
    void addToFailure(Model model) {
        add(model, "", false);
    }

    private void add(Model model, String address, boolean counted) {
        SignedIn who = signedIn();
        model.addAttribute("titles", titles);
        model.addAttribute("tags", tags);
        model.addAttribute("times", times);
        model.addAttribute(
                "frame",
                new Frame(
                        settings.authority(),
                        demo,
                        who == null ? null : person(who),
                        who == null ? List.of() : places(who, address, counted),
                        settings.dutyContact(),
                        settings.governanceContact()));
    }

    static @Nullable SignedIn signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? who : null;
    }

    private String person(SignedIn who) {
        return who.requester().name() + ", " + titles.role(who.requester().role());
    }

    private List<Place> places(SignedIn who, String address, boolean counted) {
        List<Place> places = new ArrayList<>();
        if (who.may(Permission.OPEN_FAMILIES)) {
            int waiting = counted ? inbox.countNew(who.requester()) : 0;
            places.add(place("/alerts", "Alerts", address, waiting));
            places.add(place("/families", "Families", address, 0));
            places.add(place("/access", "Access", address, 0));
        }
        if (who.may(Permission.DO_TASKS)) {
            int waiting = counted ? tasks.waiting(who.requester()) : 0;
            places.add(place("/tasks", "Tasks", address, waiting));
        }
        if (who.may(Permission.REVIEW_LINKS)) {
            long waiting = counted ? links.waiting(who.requester()) : 0;
            places.add(place("/links", "Possible matches", address, (int) waiting));
        }
        if (who.may(Permission.READ_SHARING_LOG)) {
            places.add(place("/sharing-log", "Sharing log", address, 0));
            places.add(place("/oversight", "Oversight", address, 0));
            places.add(place("/oversight/consent", "Consent register", address, 0));
        }
        if (who.may(Permission.HANDLE_SUBJECT_ACCESS)) {
            places.add(place("/subject-access", "Subject access", address, 0));
        }
        if (who.may(Permission.SEE_WHAT_WAITS_FOR_OPINION)) {
            places.add(place("/health-opinions", "Health opinions", address, 0));
        }
        if (who.may(Permission.GOVERN_POLICY)) {
            int waiting = counted ? policyChanges.waitingFor(who.requester()) : 0;
            places.add(place("/policy", "Decision tables", address, waiting));
            places.add(place("/linking", "Linking models", address, 0));
        }
        if (who.may(Permission.WATCH_CONNECTORS)) {
            int alarms = counted ? feeds.alarms() : 0;
            places.add(place("/connectors", "Connectors", address, alarms));
        }
        if (who.may(Permission.WATCH_QUARANTINE)) {
            places.add(place("/quarantine", "Quarantine", address, 0));
        }
        return oneHere(places);
    }

    /** A place inside another is the one where the reader is. */
    private static List<Place> oneHere(List<Place> places) {
        String here = places.stream()
                .filter(Place::here)
                .map(Place::address)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return places.stream()
                .map(place -> new Place(
                        place.address(), place.title(), place.address().equals(here), place.count()))
                .toList();
    }

    private static Place place(String there, String title, String address, int count) {
        return new Place(there, title, address.equals(there) || address.startsWith(there + "/"), count);
    }
}
