package kinbridge.familyview;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Practitioners;
import kinbridge.family.Practitioners.Practitioner;
import kinbridge.family.Teams;
import kinbridge.mappings.Category;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.Profile;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.Undecided;
import org.springframework.stereotype.Component;

/**
 * The paper on the table of a meeting of the team. Everybody invited reads the same, so it holds the
 * least that any of them may know; and once a family member is invited or given a copy, nothing that
 * could endanger somebody before the alleged perpetrator (rules 2.4b and 2.4c).
 */
@Component
public class MeetingPacks {

    private final Families families;
    private final Teams teams;
    private final Practitioners practitioners;
    private final FocusChild focusChild;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final NeedToKnow needToKnow;
    private final PageAssembly assembly;
    private final PolicyInForce policy;
    private final InstantSource clock;

    MeetingPacks(
            Families families,
            Teams teams,
            Practitioners practitioners,
            FocusChild focusChild,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            NeedToKnow needToKnow,
            PageAssembly assembly,
            PolicyInForce policy,
            InstantSource clock) {
        this.families = families;
        this.teams = teams;
        this.practitioners = practitioners;
        this.focusChild = focusChild;
        this.records = records;
        this.circumstances = circumstances;
        this.needToKnow = needToKnow;
        this.assembly = assembly;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param practitioners ids of the team's members who are invited
     * @param isFamilyInvited whether the alleged perpetrator or any family member comes, or gets a copy
     */
    public record Invitation(Set<String> practitioners, boolean isFamilyInvited) {
        public Invitation {
            practitioners = Set.copyOf(practitioners);
        }
    }

    /** @param mayKnow whether the role may be told anything for this purpose; otherwise the pack would be empty */
    public record Invitable(String id, String name, String role, boolean mayKnow) {}

    /**
     * @param page what everybody at the table may read
     * @param familyCopy what a copy for the family holds: the support plan with its actions and dates
     * @param readers whom it is for, by name and role
     */
    public record MeetingPack(
            FamilyPage page,
            List<FamilyPage.TimelineEntry> familyCopy,
            List<String> readers,
            boolean isFamilyInvited) {}

    /** Who may be invited; empty where this person may not make a pack of this family, if there is one. */
    public Optional<List<Invitable>> invitable(Requester maker, UUID family, String purpose) {
        if (!mayMake(maker, family, purpose)) {
            needToKnow.logRefusal(look(maker, family, purpose, Set.of(), null));
            return Optional.empty();
        }
        return Optional.of(teams.members(family).stream()
                .flatMap(member -> practitioners.find(member.practitioner()).stream())
                .distinct()
                .map(person -> new Invitable(
                        person.id(),
                        person.name(),
                        policy.tables().titleOfRole(person.role()),
                        mayClaim(person.role(), purpose)))
                .toList());
    }

    /** Makes the pack, which is written to the sharing log as an export to all who are invited. */
    public Optional<MeetingPack> make(Requester maker, UUID family, String purpose, Invitation invitation) {
        Optional<List<Invitable>> invitable = invitable(maker, family, purpose);
        if (invitable.isEmpty() || families.reference(family).isEmpty()) {
            return Optional.empty();
        }
        List<Practitioner> readers = readers(maker, invitable.get(), invitation.practitioners());
        Set<String> flags = invitation.isFamilyInvited() ? Set.of("perp_present") : Set.of();
        String recipients =
                String.join(",", readers.stream().map(Practitioner::id).sorted().toList());
        List<Look> looks = readers.stream()
                .map(reader -> look(requester(reader), family, purpose, flags, null))
                .toList();
        List<Undecided> items = records.about(
                families.members(family),
                invitation.isFamilyInvited() ? ContestMarks.Readers.FAMILY : ContestMarks.Readers.PRACTITIONERS);
        DisclosedView view = needToKnow.discloseInCommon(
                look(maker, family, purpose, flags, recipients),
                looks,
                items,
                reader -> circumstances.of(reader, items));
        FamilyPage page = assembly.page(
                new FamilyViews.Opened(
                        view, families.reference(family).orElseThrow(), families.childrenInFocus(family), false),
                clock.instant());
        return Optional.of(new MeetingPack(
                page,
                page.timeline().stream()
                        .filter(entry -> entry.category().equals(Words.category(policy.tables(), Category.TAF_PLAN)))
                        .toList(),
                readers.stream()
                        .map(reader -> reader.name() + ", " + policy.tables().titleOfRole(reader.role()))
                        .toList(),
                invitation.isFamilyInvited()));
    }

    /** Whoever makes it reads it, too. */
    private List<Practitioner> readers(Requester maker, List<Invitable> invitable, Set<String> invited) {
        Stream<String> chosen = invitable.stream().map(Invitable::id).filter(invited::contains);
        return Stream.concat(Stream.of(maker.practitionerId()), chosen)
                .distinct()
                .flatMap(person -> practitioners.find(person).stream())
                .toList();
    }

    /** Roles whose profile writes the minutes, or co-ordinates the child's plan. */
    public static boolean mayBeMadeBy(String role, SharingTables tables) {
        return tables.profileOf(role)
                .filter(profile -> profile == Profile.SWK
                        || tables.ownersOf(Category.TAF_MINUTES).contains(profile))
                .isPresent();
    }

    private boolean mayMake(Requester maker, UUID family, String purpose) {
        return mayBeMadeBy(maker.role(), policy.tables())
                && mayClaim(maker.role(), purpose)
                && isOfTheTeam(teams.status(maker.practitionerId(), maker.role(), family));
    }

    private boolean mayClaim(String role, String purpose) {
        return Purpose.of(purpose)
                .filter(known -> policy.tables()
                        .profileOf(role)
                        .filter(profile -> policy.tables().mayClaim(profile, known))
                        .isPresent())
                .isPresent();
    }

    private static boolean isOfTheTeam(TafStatus status) {
        return status == TafStatus.MEMBER || status == TafStatus.STATUTORY;
    }

    private static Requester requester(Practitioner person) {
        return new Requester(person.id(), person.name(), person.role(), person.agency());
    }

    private Look look(
            Requester requester,
            UUID family,
            String purpose,
            Set<String> flags,
            @org.jspecify.annotations.Nullable String recipients) {
        FocusChild.Focus focus = focusChild.of(family);
        return new Look(
                        "export",
                        requester,
                        teams.status(requester.practitionerId(), requester.role(), family),
                        purpose,
                        family,
                        focus.identity(),
                        focus.harm(),
                        flags,
                        Channel.TAF_MEETING_PACK,
                        "",
                        recipients)
                .at(focus.source());
    }
}
