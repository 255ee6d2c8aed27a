package kinbridge.policy;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Necessity;
import kinbridge.family.Teams;
import kinbridge.familyview.FamilyRecords;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionEngine;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.Channel;
import kinbridge.needtoknow.DecisionRequest.TafStatus;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.PolicyComparison;
import kinbridge.needtoknow.Purpose;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.SharingTables;
import kinbridge.needtoknow.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What another policy would change for the families that are open now: each member of each team, for
 * each purpose they may claim, in today's circumstances. Nothing is opened: only categories are counted.
 */
@Component
class FamilyComparison {

    private final JdbcClient database;
    private final Families families;
    private final Teams teams;
    private final FocusChild focusChild;
    private final Necessity necessity;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final InstantSource clock;

    FamilyComparison(
            JdbcClient database,
            Families families,
            Teams teams,
            FocusChild focusChild,
            Necessity necessity,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            InstantSource clock) {
        this.database = database;
        this.families = families;
        this.teams = teams;
        this.focusChild = focusChild;
        this.necessity = necessity;
        this.records = records;
        this.circumstances = circumstances;
        this.clock = clock;
    }

    /** Two policies, the one in force first. */
    private record Policies(SharingTables now, DecisionEngine before, SharingTables then, DecisionEngine after) {}

    /** @param progress told after each family: how many are done, of how many */
    List<FamilyChange> between(SharingTables now, SharingTables then, BiConsumer<Integer, Integer> progress) {
        LocalDate today = clock.instant().atZone(Occurred.LONDON).toLocalDate();
        Policies policies = new Policies(
                now,
                DecisionEngine.by(now).on(today),
                then,
                DecisionEngine.by(then).on(today));
        List<UUID> open = database.sql("select id from families.family where closed_at is null order by reference")
                .query(UUID.class)
                .list();
        Map<FamilyChange.Kind, Integer> counts = new TreeMap<>();
        int done = 0;
        for (UUID family : open) {
            Optional<String> reference = families.reference(family);
            reference.ifPresent(known -> compare(policies, family, known, counts));
            progress.accept(++done, open.size());
        }
        return counts.entrySet().stream()
                .map(counted -> new FamilyChange(counted.getKey(), counted.getValue()))
                .toList();
    }

    private void compare(Policies policies, UUID family, String reference, Map<FamilyChange.Kind, Integer> counts) {
        List<Undecided> items = records.about(families.members(family));
        FocusChild.Focus focus = focusChild.of(family);
        for (Teams.Member member : teams.members(family)) {
            purposes(policies, member.role()).forEach(purpose -> {
                Look look = look(member, family, focus, purpose);
                compare(policies, look, items, reference, counts);
            });
        }
    }

    private static Stream<Purpose> purposes(Policies policies, String role) {
        return Stream.concat(policies.now.purposesOf(role).stream(), policies.then.purposesOf(role).stream())
                .distinct();
    }

    /** As the family's page would ask. */
    private Look look(Teams.Member member, UUID family, FocusChild.Focus focus, Purpose purpose) {
        Set<String> flags = necessity.isRecorded(family, member.practitioner(), purpose.name())
                ? Set.of("necessity_recorded")
                : Set.of();
        return new Look(
                "look",
                new Requester(member.practitioner(), "", member.role(), member.agency()),
                TafStatus.MEMBER,
                purpose.name(),
                family,
                focus.identity(),
                focus.harm(),
                flags,
                Channel.INDIVIDUAL_VIEW,
                "",
                null);
    }

    private void compare(
            Policies policies,
            Look look,
            List<Undecided> items,
            String reference,
            Map<FamilyChange.Kind, Integer> counts) {
        Circumstances today = circumstances.of(look, items);
        for (Undecided item : items) {
            DecisionRequest request = look.request(item, today.of(item));
            Decision was = policies.before.decide(request);
            Decision becomes = policies.after.decide(request);
            if (!PolicyComparison.alike(was, becomes)) {
                FamilyChange.Kind kind = new FamilyChange.Kind(
                        reference,
                        look.requester().role(),
                        look.purpose(),
                        item.category().code(),
                        PolicyComparison.inWords(was, becomes));
                counts.merge(kind, 1, Integer::sum);
            }
        }
    }
}
