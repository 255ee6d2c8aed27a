package kinbridge.familyview;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.family.CareEpisodes;
import kinbridge.family.EmergencyAccess;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Necessity;
import kinbridge.family.SamePerson;
import kinbridge.family.Teams;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.DisclosedView;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.Undecided;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One look at a family: who asks, what there is, what may be shown, and only then the page. */
@Component
class FamilyViews implements FamilyPages {

    private final Families families;
    private final Teams teams;
    private final FocusChild focusChild;
    private final Necessity necessity;
    private final EmergencyAccess emergencyAccess;
    private final CareEpisodes care;
    private final SamePerson samePerson;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final NeedToKnow needToKnow;
    private final PageAssembly assembly;
    private final InstantSource clock;

    FamilyViews(
            Families families,
            Teams teams,
            FocusChild focusChild,
            Necessity necessity,
            EmergencyAccess emergencyAccess,
            CareEpisodes care,
            SamePerson samePerson,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            NeedToKnow needToKnow,
            PageAssembly assembly,
            InstantSource clock) {
        this.families = families;
        this.teams = teams;
        this.focusChild = focusChild;
        this.necessity = necessity;
        this.emergencyAccess = emergencyAccess;
        this.care = care;
        this.samePerson = samePerson;
        this.records = records;
        this.circumstances = circumstances;
        this.needToKnow = needToKnow;
        this.assembly = assembly;
        this.clock = clock;
    }

    @Override
    public List<FamilyRow> familiesOf(Requester requester) {
        List<FamilyRow> rows = new ArrayList<>();
        for (UUID family : teams.familiesOf(requester.practitionerId())) {
            String purpose = assembly.firstPurpose(requester.role());
            Set<String> flags = flags(necessity.isRecorded(family, requester.practitionerId(), purpose), false);
            Look look = look("list", requester, TafStatus.MEMBER, family, purpose, focusChild.of(family), flags);
            List<Undecided> identities = records.about(families.members(family)).stream()
                    .filter(item -> item.kind() == Undecided.Kind.IDENTITY)
                    .toList();
            DisclosedView view = needToKnow.disclose(look, identities, circumstances.of(look, identities));
            rows.add(assembly.row(view, families.reference(family).orElse(""), families.childrenInFocus(family)));
        }
        rows.sort(Comparator.comparing(FamilyRow::name));
        return rows;
    }

    @Override
    public Optional<FamilyPage> open(Requester requester, UUID family, String purpose, @Nullable UUID child) {
        return opened(requester, family, purpose, child).map(opened -> assembly.page(opened, clock.instant()));
    }

    /** What a page about this family may be put together from; empty, and logged, where it is not for them. */
    Optional<Opened> opened(Requester requester, UUID family, String purpose) {
        return opened(requester, family, purpose, null);
    }

    /** @param child an identity of the child in focus that is asked about; null for the one at most harm */
    Optional<Opened> opened(Requester requester, UUID family, String purpose, @Nullable UUID child) {
        Optional<String> reference = families.reference(family);
        // The same is asked whether or not the family exists, so that the time of the answer tells nothing.
        TafStatus taf = teams.status(requester.practitionerId(), requester.role(), family);
        Optional<FocusChild.Focus> focus =
                child == null ? Optional.of(focusChild.of(family)) : focusChild.named(family, child);
        boolean isNecessary = necessity.isRecorded(family, requester.practitionerId(), purpose);
        boolean isGlassBroken = emergencyAccess.isOpen(requester.practitionerId(), family);
        List<UUID> members = families.members(family);
        Set<UUID> patients = care.inCareOf(requester.agency(), members);
        Look look = look(
                "look",
                requester,
                taf,
                family,
                purpose,
                focus.orElseGet(() -> focusChild.of(null)),
                flags(isNecessary, isGlassBroken));
        boolean isLetIn = FamilyGate.isOpen(taf, purpose, isNecessary, isGlassBroken, !patients.isEmpty());
        if (reference.isEmpty() || focus.isEmpty() || !isLetIn) {
            needToKnow.logRefusal(look);
            return Optional.empty();
        }
        List<Undecided> items = items(look, family, members, patients);
        DisclosedView view = needToKnow.disclose(look, items, circumstances.of(look, items));
        return Optional.of(new Opened(view, reference.get(), families.childrenInFocus(family), !patients.isEmpty()));
    }

    /** @param hasPatients whether the requester's own agency has somebody of the family in its care */
    record Opened(DisclosedView view, String reference, List<UUID> childrenInFocus, boolean hasPatients) {}

    /** Direct care asks for patients of the requester's own agency, and for nobody else (section 2.17). */
    private List<Undecided> items(Look look, UUID family, List<UUID> members, Set<UUID> patients) {
        List<Undecided> items = new ArrayList<>(records.about(members));
        if (look.childInFocus() != null) {
            items.addAll(records.ofTheHub(family, look.childInFocus(), clock.instant()));
        }
        if (!FamilyGate.isDirectCare(look.purpose())) {
            return items;
        }
        Map<UUID, UUID> persons = samePerson.personsOf(items.stream()
                .flatMap(item -> item.subjects().stream())
                .map(Undecided.About::identity)
                .collect(Collectors.toSet()));
        return items.stream()
                .filter(item -> item.subjects().stream()
                        .map(about -> persons.get(about.identity()))
                        .anyMatch(person -> person != null && patients.contains(person)))
                .toList();
    }

    private static Set<String> flags(boolean isNecessary, boolean isGlassBroken) {
        Set<String> flags = new HashSet<>();
        if (isNecessary) {
            flags.add("necessity_recorded");
        }
        if (isGlassBroken) {
            flags.add("break_glass");
        }
        return flags;
    }

    private static Look look(
            String kind,
            Requester requester,
            TafStatus taf,
            UUID family,
            String purpose,
            FocusChild.Focus focus,
            Set<String> flags) {
        return new Look(
                        kind,
                        requester,
                        taf,
                        purpose,
                        family,
                        focus.identity(),
                        focus.harm(),
                        flags,
                        Channel.INDIVIDUAL_VIEW,
                        "",
                        null)
                .at(focus.source());
    }
}
