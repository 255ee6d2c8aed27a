package kinbridge.familyview;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kinbridge.family.EmergencyAccess;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Necessity;
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
            Look look = look("list", requester, TafStatus.MEMBER, family, purpose, false);
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
    public Optional<FamilyPage> open(Requester requester, UUID family, String purpose) {
        return opened(requester, family, purpose)
                .map(opened ->
                        assembly.page(opened.view(), opened.reference(), opened.childrenInFocus(), clock.instant()));
    }

    /** What a page about this family may be put together from; empty, and logged, where it is not for them. */
    Optional<Opened> opened(Requester requester, UUID family, String purpose) {
        Optional<String> reference = families.reference(family);
        // The same is asked whether or not the family exists, so that the time of the answer tells nothing.
        TafStatus taf = teams.status(requester.practitionerId(), requester.role(), family);
        boolean isGlassBroken = emergencyAccess.isOpen(requester.practitionerId(), family);
        Look look = look("look", requester, taf, family, purpose, isGlassBroken);
        boolean isLetIn =
                taf == TafStatus.MEMBER || taf == TafStatus.STATUTORY || (isGlassBroken && taf != TafStatus.LEFT);
        if (reference.isEmpty() || !isLetIn) {
            needToKnow.logRefusal(look);
            return Optional.empty();
        }
        List<Undecided> items = records.about(families.members(family));
        DisclosedView view = needToKnow.disclose(look, items, circumstances.of(look, items));
        return Optional.of(new Opened(view, reference.get(), families.childrenInFocus(family)));
    }

    record Opened(DisclosedView view, String reference, List<UUID> childrenInFocus) {}

    private Look look(
            String kind,
            Requester requester,
            TafStatus taf,
            @Nullable UUID family,
            String purpose,
            boolean isGlassBroken) {
        FocusChild.Focus focus = focusChild.of(family);
        Set<String> flags = new HashSet<>();
        if (family != null && necessity.isRecorded(family, requester.practitionerId(), purpose)) {
            flags.add("necessity_recorded");
        }
        if (isGlassBroken) {
            flags.add("break_glass");
        }
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
                null);
    }
}
