package kinbridge.familyview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.family.FamilyMembers;
import kinbridge.family.FamilyRights;
import kinbridge.family.HarmLevels;
import kinbridge.family.HarmLevels.ChildLevel;
import kinbridge.family.HarmLevels.Raised;
import kinbridge.family.RelevanceRegister;
import kinbridge.family.TeamChanges;
import kinbridge.familyview.FamilyStatePage.Choice;
import kinbridge.familyview.FamilyStatePage.Level;
import kinbridge.familyview.FamilyStatePage.Member;
import kinbridge.familyview.FamilyStatePage.Person;
import kinbridge.familyview.FamilyStatePage.Raise;
import kinbridge.familyview.FamilyStatePage.Relevant;
import kinbridge.familyview.FamilyViews.Opened;
import kinbridge.familyview.ReleasedPeople.ReleasedPerson;
import kinbridge.familyview.ReleasedPeople.Tie;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the pages together on which people record: released people, and what those may see who record. */
@Component
class FamilyStateViews implements FamilyStatePages {

    private static final List<String> CHANGES =
            List.of("harm-level", "relevance", "member-confirm", "team-member", "family-open", "family-close");

    private final FamilyViews views;
    private final ReleasedPeople people;
    private final StateAssembly state;
    private final FamilyMembers members;
    private final HarmLevels harmLevels;
    private final RelevanceRegister relevance;
    private final TeamChanges team;
    private final FamilyRights rights;
    private final PolicyInForce policy;

    FamilyStateViews(
            FamilyViews views,
            ReleasedPeople people,
            StateAssembly state,
            FamilyMembers members,
            HarmLevels harmLevels,
            RelevanceRegister relevance,
            TeamChanges team,
            FamilyRights rights,
            PolicyInForce policy) {
        this.views = views;
        this.people = people;
        this.state = state;
        this.members = members;
        this.harmLevels = harmLevels;
        this.relevance = relevance;
        this.team = team;
        this.rights = rights;
        this.policy = policy;
    }

    @Override
    public Optional<FamilyStatePage> open(Requester requester, UUID family, String purpose, @Nullable UUID child) {
        return views.opened(requester, family, purpose, child).map(opened -> page(requester, family, opened));
    }

    private FamilyStatePage page(Requester requester, UUID family, Opened opened) {
        List<ReleasedPerson> released = people.of(opened.view(), opened.childrenInFocus());
        String purpose = opened.view().look().purpose();
        boolean mayChangeTeam = rights.may(requester, family, "team-member");
        return new FamilyStatePage(
                family,
                opened.reference(),
                FamilyNames.of(released),
                purpose,
                Words.purpose(policy.tables(), purpose),
                state.of(opened.view(), released).child(),
                opened.view().logEntry(),
                people(family, opened.view(), released),
                levels(requester, family, released),
                relevant(requester, family, released),
                team(requester, family),
                mayChangeTeam ? candidates() : List.of(),
                mayChangeTeam ? leads(requester, family) : List.of(),
                HarmLevels.levels().stream()
                        .map(level -> new Choice(level.name(), StateAssembly.title(level)))
                        .toList(),
                RelevanceRegister.groups().stream().map(FamilyStateViews::group).toList(),
                Words.purposesOf(policy.tables(), requester.role()),
                Stream.concat(
                                CHANGES.stream().filter(change -> rights.may(requester, family, change)),
                                rights.mayShowWhoLooked(requester, family) ? Stream.of("looks") : Stream.empty())
                        .toList());
    }

    private List<Person> people(UUID family, DisclosedView view, List<ReleasedPerson> released) {
        Map<UUID, FamilyMembers.State> states = members.states(family);
        Set<UUID> addedByHand = members.addedByHand(family);
        List<Tie> ties = people.ties(view);
        Map<UUID, String> names = new LinkedHashMap<>();
        released.forEach(person -> names.put(person.person(), person.row().name()));
        return released.stream()
                .map(person -> {
                    FamilyMembers.State stands = states.getOrDefault(person.person(), FamilyMembers.State.PROPOSED);
                    return new Person(
                            StateAssembly.handle(person),
                            List.copyOf(person.identities()),
                            person.row().name(),
                            person.row().relation(),
                            person.row().dates(),
                            person.row().inFocus(),
                            stands == FamilyMembers.State.CONFIRMED,
                            why(person.person(), addedByHand, TieWords.of(person.person(), ties, names)),
                            stands.words());
                })
                .toList();
    }

    private static List<String> why(UUID person, Set<UUID> addedByHand, List<String> ties) {
        return addedByHand.contains(person)
                ? Stream.concat(Stream.of("Added by a practitioner"), ties.stream())
                        .toList()
                : ties;
    }

    /** Of released children alone: a child that is hidden from this person has no level here either. */
    private List<Level> levels(Requester requester, UUID family, List<ReleasedPerson> released) {
        List<Level> levels = new ArrayList<>();
        for (ChildLevel level : harmLevels.of(requester, family)) {
            name(released, level.child()).ifPresent(name -> levels.add(level(name, level)));
        }
        return levels;
    }

    private Level level(String name, ChildLevel level) {
        Raised running = level.running();
        String feed = StateAssembly.title(level.feed());
        return new Level(
                name,
                StateAssembly.title(level.effective()),
                level.feedSince() == null ? feed : feed + ", since " + Words.when(Occurred.on(level.feedSince())),
                running == null
                        ? null
                        : "The case system says " + HarmLevels.title(level.feed()) + ", "
                                + state.nameOf(running.setBy()) + " says " + HarmLevels.title(running.level())
                                + ". One of the two must be put right.",
                running == null ? null : running.id(),
                level.raises().stream().map(this::raise).toList());
    }

    private Raise raise(Raised raised) {
        String ended = raised.endedBy() == null || raised.endedAt() == null
                ? ""
                : " by " + state.nameOf(raised.endedBy()) + ", " + Words.when(Occurred.at(raised.endedAt())) + ": "
                        + raised.endReason();
        return new Raise(
                StateAssembly.title(raised.level()),
                state.nameOf(raised.setBy()),
                Words.when(Occurred.at(raised.since())),
                "End of " + Words.lastDay(raised.until()),
                raised.reason(),
                raised.standingWords() + ended);
    }

    private List<Relevant> relevant(Requester requester, UUID family, List<ReleasedPerson> released) {
        List<Relevant> rows = new ArrayList<>();
        for (RelevanceRegister.Relevance row : relevance.of(requester, family)) {
            name(released, row.person())
                    .ifPresent(name -> rows.add(new Relevant(
                            row.id(),
                            name,
                            group(row.group()).title(),
                            Words.lastDay(row.until()),
                            state.nameOf(row.recordedBy()),
                            row.reason())));
        }
        return rows;
    }

    private static Optional<String> name(List<ReleasedPerson> released, UUID person) {
        return released.stream()
                .filter(known -> known.person().equals(person))
                .map(known -> known.row().name())
                .findFirst();
    }

    private List<Member> team(Requester requester, UUID family) {
        java.time.LocalDate today = people.today();
        return team.of(requester, family).stream()
                .map(member -> new Member(
                        member.id(),
                        state.nameOf(member.practitioner()),
                        policy.tables().titleOfRole(member.role()),
                        policy.tables().titleOfAgency(member.agency()),
                        "From " + Words.when(Occurred.on(member.since()))
                                + (member.until() == null ? "" : " to " + Words.when(Occurred.on(member.until()))),
                        member.isFromFeed() ? "Named by their agency" : "Added by a practitioner",
                        member.since().isAfter(today)))
                .toList();
    }

    private List<Choice> candidates() {
        return team.candidates().stream()
                .map(person -> new Choice(
                        person.id(),
                        Stream.of(
                                        person.name(),
                                        policy.tables().titleOfRole(person.role()),
                                        policy.tables().titleOfAgency(person.agency()))
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")))
                .toList();
    }

    /** Whoever may change the team may lead it. */
    private List<Choice> leads(Requester requester, UUID family) {
        return team.of(requester, family).stream()
                .filter(member -> !member.since().isAfter(people.today())
                        && policy.tables().mayRecord(member.role(), "team-member"))
                .map(member -> new Choice(member.practitioner(), state.nameOf(member.practitioner())))
                .distinct()
                .toList();
    }

    private static Choice group(String code) {
        return new Choice(
                code,
                switch (code) {
                    case "ID" -> "Names, addresses and relationships";
                    case "TAF" -> "Plans and the team's notes";
                    case "SC" -> "Children's social care";
                    case "HE" -> "Health";
                    case "DA" -> "Domestic abuse";
                    case "CJ" -> "Police, courts and probation";
                    case "HO" -> "Housing";
                    case "ED" -> "Education";
                    case "FI" -> "Money and benefits";
                    case "LE" -> "Court orders and proceedings";
                    case "VS" -> "Safety of visits";
                    default -> code;
                });
    }
}
