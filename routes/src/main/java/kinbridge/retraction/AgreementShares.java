package kinbridge.retraction;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.consent.ConsentRegister;
import kinbridge.family.Families;
import kinbridge.family.FamilyCircumstances;
import kinbridge.family.FocusChild;
import kinbridge.family.Practitioners;
import kinbridge.familyview.FamilyRecords;
import kinbridge.mappings.DetailLevel;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.Decision;
import kinbridge.needtoknow.DecisionRequest;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.NeedToKnow;
import kinbridge.needtoknow.PolicyInForce;
import kinbridge.needtoknow.RequestJson;
import kinbridge.needtoknow.Requester;
import kinbridge.needtoknow.TeamStanding;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.HeldCopies.Copy;
import kinbridge.sharinglog.LogEntryView;
import kinbridge.sharinglog.LogSearch;
import kinbridge.sharinglog.LoggedDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which copies rest on an agreement that has ended (sections 1.5 and 5.6). Two questions, and both must say so. Of
 * what was decided then: with the answer that stands now, would less have been shown, or only over somebody's head?
 * And of today: would this colleague be shown less than they hold? What rests on a plan, an enquiry or a duty, or may
 * be shown again on such a ground, is left alone. Nothing is opened or shown for it.
 */
@Component
class AgreementShares {

    /** What holds for a whole look and is no state of the family. */
    private static final Set<String> OF_THE_LOOK = Set.of("screening_rule_fired", "necessity_recorded", "perp_present");

    private final LogSearch log;
    private final PolicyInForce policy;
    private final ConsentRegister consents;
    private final NeedToKnow needToKnow;
    private final FamilyRecords records;
    private final FamilyCircumstances circumstances;
    private final Families families;
    private final FocusChild focusChild;
    private final TeamStanding teams;
    private final Practitioners practitioners;
    private final InstantSource clock;

    AgreementShares(
            LogSearch log,
            PolicyInForce policy,
            ConsentRegister consents,
            NeedToKnow needToKnow,
            FamilyRecords records,
            FamilyCircumstances circumstances,
            Families families,
            FocusChild focusChild,
            TeamStanding teams,
            Practitioners practitioners,
            InstantSource clock) {
        this.log = log;
        this.policy = policy;
        this.consents = consents;
        this.needToKnow = needToKnow;
        this.records = records;
        this.circumstances = circumstances;
        this.families = families;
        this.focusChild = focusChild;
        this.teams = teams;
        this.practitioners = practitioners;
        this.clock = clock;
    }

    /**
     * @param person whose agreement it was
     * @return those of the copies that rested on it and would not be shown today
     */
    List<Copy> resting(UUID person, Collection<Copy> copies) {
        Map<UUID, Optional<LogEntryView>> entries = new HashMap<>();
        Map<UUID, List<Undecided>> items = new HashMap<>();
        Map<Asker, Today> today = new HashMap<>();
        List<ConsentRegister.Answer> answers = consents.answers(List.of(person)).getOrDefault(person, List.of());
        List<Copy> resting = new ArrayList<>();
        for (Copy copy : copies) {
            Optional<DecisionRequest> then = entries.computeIfAbsent(copy.entry(), log::entry)
                    .flatMap(entry -> decision(entry, copy))
                    .flatMap(decision -> Optional.ofNullable(decision.snapshot()))
                    .flatMap(RequestJson::read);
            if (then.isEmpty()) {
                continue;
            }
            Today now = copy.family() == null
                    ? Today.NOTHING
                    : today.computeIfAbsent(new Asker(copy, then.get()), asker -> today(asker, items));
            DecisionSubject known = now.subject(copy.thing(), person);
            if (restedOn(person, then.get(), answers, known)
                    && now.level(copy.thing()).compareTo(copy.level()) < 0) {
                resting.add(copy);
            }
        }
        return resting;
    }

    private static Optional<LoggedDecision> decision(LogEntryView entry, Copy copy) {
        return entry.decisions().stream()
                .filter(one ->
                        one.recordId().equals(copy.thing()) && one.version().equals(copy.version()))
                .findFirst();
    }

    private boolean restedOn(
            UUID person, DecisionRequest then, List<ConsentRegister.Answer> answers, @Nullable DecisionSubject known) {
        Decision with = policy.decide(then);
        Decision without = policy.decide(withAnswersOfToday(person, then, answers, known));
        return without.level().compareTo(with.level()) < 0 || (without.override() && !with.override());
    }

    private DecisionRequest withAnswersOfToday(
            UUID person, DecisionRequest then, List<ConsentRegister.Answer> answers, @Nullable DecisionSubject known) {
        // Who was asked about may be known under another label since; of one alone there is no doubt.
        boolean isAlone = then.subjects().size() == 1;
        List<DecisionSubject> subjects = then.subjects().stream()
                .map(one -> isAlone || one.ref().equals(person.toString()) ? answered(one, then, answers, known) : one)
                .toList();
        return new DecisionRequest(
                then.role(),
                then.agency(),
                then.taf(),
                subjects,
                then.recordAgency(),
                then.recordCategory(),
                then.purpose(),
                then.harm(),
                then.flags(),
                then.channel());
    }

    private DecisionSubject answered(
            DecisionSubject one,
            DecisionRequest then,
            List<ConsentRegister.Answer> answers,
            @Nullable DecisionSubject known) {
        return new DecisionSubject(
                one.ref(),
                one.relation(),
                one.age(),
                one.status(),
                known == null ? one.competence() : known.competence(),
                consents.states(
                        answers,
                        one.status() == DecisionSubject.Status.UNBORN,
                        then.recordAgency(),
                        then.recordCategory(),
                        then.purpose()),
                one.perpetratorPr(),
                one.allegedPerpetrator(),
                one.restrained());
    }

    /** Who asked as what: those who ask alike are answered alike. */
    private record Asker(
            String who,
            String role,
            String agency,
            boolean isDelivery,
            UUID family,
            String purpose,
            DecisionRequest.TafStatus taf,
            DecisionRequest.Channel channel,
            Set<String> flags) {

        @SuppressWarnings("NullAway") // asked for copies of a family only
        Asker(Copy copy, DecisionRequest then) {
            this(
                    copy.who(),
                    copy.role(),
                    copy.agency(),
                    copy.isDelivery(),
                    copy.family(),
                    copy.purpose(),
                    then.taf(),
                    then.channel(),
                    then.flags().stream().filter(OF_THE_LOOK::contains).collect(Collectors.toSet()));
        }
    }

    /** What one who asks would be shown today, of each thing that is there. */
    private record Today(Map<UUID, DetailLevel> levels, Map<UUID, List<DecisionSubject>> subjects) {

        static final Today NOTHING = new Today(Map.of(), Map.of());

        DetailLevel level(UUID thing) {
            return levels.getOrDefault(thing, DetailLevel.WITHHOLD_HIDE);
        }

        @Nullable
        DecisionSubject subject(UUID thing, UUID person) {
            return subjects.getOrDefault(thing, List.of()).stream()
                    .filter(one -> one.ref().equals(person.toString()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private Today today(Asker asker, Map<UUID, List<Undecided>> known) {
        FocusChild.Focus focus = focusChild.of(asker.family());
        List<Undecided> items = known.computeIfAbsent(asker.family(), family -> items(family, focus));
        Look look = look(asker, focus);
        Circumstances situations = circumstances.of(look, items);
        Map<UUID, List<DecisionSubject>> subjects = new HashMap<>();
        items.forEach(item -> subjects.put(item.id(), situations.of(item).subjects()));
        return new Today(needToKnow.levels(look, items, situations), subjects);
    }

    private List<Undecided> items(UUID family, FocusChild.Focus focus) {
        List<Undecided> items = new ArrayList<>(records.about(families.members(family)));
        if (focus.identity() != null) {
            items.addAll(records.ofTheHub(family, focus.identity(), clock.instant()));
        }
        return items;
    }

    /** As they stand to the family today; a glass that was broken then is whole again. */
    private Look look(Asker asker, FocusChild.Focus focus) {
        Requester requester = practitioners
                .find(asker.who())
                .map(person -> new Requester(person.id(), person.name(), person.role(), person.agency()))
                .orElseGet(() -> new Requester(asker.who(), asker.who(), asker.role(), asker.agency()));
        return new Look(
                asker.isDelivery() ? "push" : "look",
                requester,
                asker.isDelivery()
                        ? asker.taf()
                        : teams.status(requester.practitionerId(), requester.role(), asker.family()),
                asker.purpose(),
                asker.family(),
                focus.identity(),
                focus.harm(),
                asker.flags(),
                asker.channel(),
                "",
                null);
    }
}
