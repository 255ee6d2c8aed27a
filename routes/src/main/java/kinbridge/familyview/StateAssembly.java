package kinbridge.familyview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kinbridge.family.FamilyRights;
import kinbridge.family.HarmLevels;
import kinbridge.family.HarmLevels.ChildLevel;
import kinbridge.family.HarmLevels.Raised;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.SamePerson;
import kinbridge.familyview.FamilyPage.Action;
import kinbridge.familyview.FamilyPage.ChildChoice;
import kinbridge.familyview.FamilyPage.HarmRow;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Disclosed;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people recorded around a family, in words: the level of harm as it was released, or as those see
 * it who may set it, the child to choose, and what this practitioner may record.
 */
@Component
class StateAssembly {

    private final HarmLevels harmLevels;
    private final FamilyRights rights;
    private final SamePerson samePerson;
    private final Practitioners practitioners;
    private final PolicyInForce policy;
    private final Contesting contests;

    StateAssembly(
            HarmLevels harmLevels,
            FamilyRights rights,
            SamePerson samePerson,
            Practitioners practitioners,
            PolicyInForce policy,
            Contesting contests) {
        this.harmLevels = harmLevels;
        this.rights = rights;
        this.samePerson = samePerson;
        this.practitioners = practitioners;
        this.policy = policy;
        this.contests = contests;
    }

    FamilyPage.State of(DisclosedView view, List<ReleasedPerson> released) {
        UUID focus = view.look().childInFocus();
        UUID person =
                focus == null ? null : samePerson.personsOf(List.of(focus)).get(focus);
        List<ChildChoice> children = released.stream()
                .filter(child -> child.row().inFocus())
                .map(child -> new ChildChoice(
                        handle(child), child.row().name(), child.person().equals(person)))
                .toList();
        return new FamilyPage.State(
                children.size() > 1 ? children : List.of(),
                children.stream()
                        .filter(ChildChoice::chosen)
                        .map(ChildChoice::identity)
                        .findFirst()
                        .orElse(null),
                harm(view, person),
                actions(view));
    }

    /** By what a released person is named in forms: one of the identities that were released. */
    static UUID handle(ReleasedPerson person) {
        return person.identities().stream().min(UUID::compareTo).orElseThrow();
    }

    private @Nullable HarmRow harm(DisclosedView view, @Nullable UUID person) {
        Requester requester = view.look().requester();
        UUID family = Objects.requireNonNull(view.look().family());
        Optional<HarmRow> forThoseWhoSetIt = harmLevels.of(requester, family).stream()
                .filter(level -> level.child().equals(person))
                .findFirst()
                .map(this::row);
        return forThoseWhoSetIt
                .or(() -> view.items().stream()
                        .filter(item -> item.type().equals(HubItems.HARM_LEVEL))
                        .findFirst()
                        .map(this::row))
                .orElse(null);
    }

    private HarmRow row(ChildLevel level) {
        Raised raised = level.running();
        if (raised == null) {
            return new HarmRow(title(level.effective()), fromTheFeed(level.feedSince()), null);
        }
        return new HarmRow(
                title(raised.level()),
                raisedBy(raised.setBy(), Occurred.at(raised.since()), raised.until()),
                "The case system says " + HarmLevels.title(level.feed()) + ", "
                        + name(raised.setBy()) + " says " + HarmLevels.title(raised.level())
                        + ". One of the two must be put right.");
    }

    private HarmRow row(Disclosed item) {
        String level = item.text(HubItems.LEVEL);
        String setBy = item.text(HubItems.SET_BY);
        String until = item.text(HubItems.UNTIL);
        return new HarmRow(
                level == null ? "Held by " + item.agency().title() : title(HarmLevel.valueOf(level)),
                setBy == null || until == null
                        ? fromTheFeed(
                                item.occurred() == null ? null : item.occurred().firstDay())
                        : raisedBy(setBy, item.occurred(), Instant.parse(until)),
                null);
    }

    private static String fromTheFeed(java.time.@Nullable LocalDate since) {
        return since == null
                ? "As the case system has it"
                : "As the case system has it, since " + Words.when(Occurred.on(since));
    }

    private String raisedBy(String setBy, @Nullable Occurred since, Instant until) {
        return "Raised by " + name(setBy) + ", " + Words.when(since) + ", until the end of " + Words.lastDay(until)
                + ", ahead of the case system";
    }

    private String name(String practitioner) {
        return practitioners
                .find(practitioner)
                .map(person -> person.name() + " (" + policy.tables().titleOfRole(person.role()) + ")")
                .orElse("a practitioner");
    }

    String nameOf(String practitioner) {
        return practitioners.find(practitioner).map(Practitioner::name).orElse(practitioner);
    }

    static String title(HarmLevel level) {
        String words = HarmLevels.title(level);
        return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
    }

    private List<Action> actions(DisclosedView view) {
        Requester requester = view.look().requester();
        UUID family = Objects.requireNonNull(view.look().family());
        List<Action> actions = new ArrayList<>();
        add(actions, rights.may(requester, family, "harm-level"), "harm", "Level of harm");
        add(
                actions,
                rights.may(requester, family, "member-confirm") || rights.may(requester, family, "relevance"),
                "people",
                "Who belongs to this family");
        add(actions, rights.may(requester, family, "team-member"), "team", "Change the team");
        add(actions, isInside(view.look().taf()), "necessity", "Record why this is necessary");
        // Of the family as a whole, whoever is in it: that one member had no such link would say something of them.
        add(
                actions,
                rights.mayShowWhoLooked(requester, family),
                "looks",
                "Who looked at somebody's information: show it in person or print it");
        add(actions, contests.mayContest(requester, family), "contest", "Say that a record is wrong");
        return List.copyOf(actions);
    }

    private static boolean isInside(TafStatus taf) {
        return taf == TafStatus.MEMBER || taf == TafStatus.STATUTORY;
    }

    private static void add(List<Action> actions, boolean isOpen, String address, String title) {
        if (isOpen) {
            actions.add(new Action(address, title));
        }
    }
}
