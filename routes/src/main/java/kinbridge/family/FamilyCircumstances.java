package kinbridge.family;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import kinbridge.consent.Agreements;
import kinbridge.consent.ConsentRegister;
import kinbridge.consent.EndangeredAddresses;
import kinbridge.consent.Flags;
import kinbridge.mappings.Subject;
import kinbridge.needtoknow.Circumstances;
import kinbridge.needtoknow.DecisionRequest.ConsentState;
import kinbridge.needtoknow.DecisionRequest.DecisionSubject;
import kinbridge.needtoknow.DecisionRequest.HarmLevel;
import kinbridge.needtoknow.Look;
import kinbridge.needtoknow.Undecided;
import kinbridge.sharinglog.EarlierReleases;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the circumstances of a look's items from the hub's state, once a look. */
@Component
public class FamilyCircumstances {

    private final JdbcClient database;
    private final SamePerson samePerson;
    private final PeopleFacts people;
    private final ConsentRegister consents;
    private final Agreements agreements;
    private final RelevanceRegister relevance;
    private final Flags flagsOfRecords;
    private final EarlierReleases earlierReleases;
    private final EndangeredAddresses endangered;
    private final SureMembers sureness;

    FamilyCircumstances(
            JdbcClient database,
            SamePerson samePerson,
            PeopleFacts people,
            ConsentRegister consents,
            Agreements agreements,
            Flags flagsOfRecords,
            EarlierReleases earlierReleases,
            EndangeredAddresses endangered,
            RelevanceRegister relevance,
            SureMembers sureness) {
        this.sureness = sureness;
        this.relevance = relevance;
        this.database = database;
        this.samePerson = samePerson;
        this.people = people;
        this.consents = consents;
        this.agreements = agreements;
        this.flagsOfRecords = flagsOfRecords;
        this.earlierReleases = earlierReleases;
        this.endangered = endangered;
    }

    public Circumstances of(Look look, Collection<Undecided> items) {
        Set<UUID> identities = items.stream()
                .flatMap(item -> item.subjects().stream())
                .map(Undecided.About::identity)
                .collect(Collectors.toCollection(HashSet::new));
        if (look.childInFocus() != null) {
            identities.add(look.childInFocus());
        }
        Map<UUID, UUID> persons = samePerson.personsOf(identities);
        Map<UUID, PersonFacts> facts = new HashMap<>(people.of(persons.values()));
        // The children that these adults parent or live with count for the adults' level.
        Set<UUID> children = new HashSet<>(childrenOf(persons.values()));
        facts.values().forEach(fact -> children.addAll(fact.household()));
        children.removeAll(facts.keySet());
        facts.putAll(people.of(children));
        Map<UUID, List<ConsentRegister.Answer>> answers = consents.answers(persons.values());
        return new OfLook(
                look,
                persons,
                facts,
                answers,
                ofRecords(items),
                priorShares(items, persons, answers),
                isAnybodyProtected(facts),
                relevance.groupsInForce(look.family()),
                sureness.of(look, persons));
    }

    /** By a flag, or by an address that the alleged perpetrator must not learn and that nobody has judged yet. */
    private boolean isAnybodyProtected(Map<UUID, PersonFacts> facts) {
        return facts.values().stream().anyMatch(person -> person.flags().containsKey(Flags.PROTECTED_ADDRESS))
                || endangered.isAnyAmong(facts.keySet());
    }

    private Map<UUID, Map<String, Set<String>>> ofRecords(Collection<Undecided> items) {
        return flagsOfRecords.onRecords(items.stream().map(Undecided::id).toList());
    }

    /** Where somebody says no: which of the records about them another agency had before that. */
    private Set<UUID> priorShares(
            Collection<Undecided> items, Map<UUID, UUID> persons, Map<UUID, List<ConsentRegister.Answer>> answers) {
        Map<UUID, Instant> saidNo = new HashMap<>();
        answers.forEach((person, given) -> given.stream()
                .filter(ConsentRegister.Answer::objects)
                .map(ConsentRegister.Answer::recordedAt)
                .max(Comparator.naturalOrder())
                .ifPresent(moment -> saidNo.put(person, moment)));
        Map<UUID, Instant> asked = new HashMap<>();
        for (Undecided item : saidNo.isEmpty() ? List.<Undecided>of() : items) {
            item.subjects().stream()
                    .map(about -> saidNo.get(persons.get(about.identity())))
                    .filter(java.util.Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .ifPresent(moment -> asked.put(item.id(), moment));
        }
        return earlierReleases.before(asked);
    }

    private List<UUID> childrenOf(Collection<UUID> persons) {
        return database.sql("""
                select distinct child.person_id from statements.relationship r
                join statements.version v on v.id = r.version_id and v.is_current
                join people.identity parent on parent.id = r.from_identity
                join people.identity child on child.id = r.to_identity
                where parent.person_id = any(?) and r.type in ('MOTHER', 'FATHER', 'PARENT', 'GUARDIAN')""")
                .param(persons.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private final class OfLook implements Circumstances {

        private final Look look;
        private final Map<UUID, UUID> persons;
        private final Map<UUID, PersonFacts> facts;
        private final Map<UUID, List<ConsentRegister.Answer>> answers;
        private final Map<UUID, Set<String>> relevant;
        private final Map<UUID, Map<String, Set<String>>> ofRecords;
        private final Set<UUID> priorShares;
        private final boolean isAnybodyProtected;
        private final SureMembers.OfLook sureness;
        private final LocalDate today = people.today();

        OfLook(
                Look look,
                Map<UUID, UUID> persons,
                Map<UUID, PersonFacts> facts,
                Map<UUID, List<ConsentRegister.Answer>> answers,
                Map<UUID, Map<String, Set<String>>> ofRecords,
                Set<UUID> priorShares,
                boolean isAnybodyProtected,
                Map<UUID, Set<String>> relevant,
                SureMembers.OfLook sureness) {
            this.relevant = relevant;
            this.sureness = sureness;
            this.look = look;
            this.persons = persons;
            this.facts = facts;
            this.answers = answers;
            this.ofRecords = ofRecords;
            this.priorShares = priorShares;
            this.isAnybodyProtected = isAnybodyProtected;
        }

        @Override
        public Situation of(Undecided item) {
            List<DecisionSubject> subjects = new ArrayList<>();
            Set<String> flags = new TreeSet<>();
            Set<String> versions = new TreeSet<>();
            Set<UUID> seen = new HashSet<>();
            for (Undecided.About about : item.subjects()) {
                PersonFacts person = facts.get(persons.get(about.identity()));
                if (person == null || !seen.add(person.person())) {
                    continue;
                }
                List<ConsentRegister.Answer> given = answers.getOrDefault(person.person(), List.of());
                given.forEach(answer -> versions.add(answer.version()));
                subjects.add(subject(item, about, person, given));
                person.flags().forEach((flag, limitedTo) -> addFlag(flags, flag, limitedTo));
            }
            ofRecords.getOrDefault(item.id(), Map.of()).forEach((flag, limitedTo) -> addFlag(flags, flag, limitedTo));
            if (priorShares.contains(item.id()) && subjects.stream().anyMatch(FamilyCircumstances::objects)) {
                flags.add("prior_share");
            }
            if (isNearAProtectedAddress(item)) {
                flags.add(Flags.PROTECTED_ADDRESS);
            }
            switch (agreements.standing(item.holder(), item.category())) {
                case EXPIRED -> flags.add("dsa_expired");
                case MISSING -> flags.add("dsa_missing");
                case LIVE -> {}
            }
            return new Situation(subjects, harm(item), flags, versions, sureness.isSure(item));
        }

        @Override
        public LocalDate day() {
            return today;
        }

        @Override
        public String ref(UUID identity) {
            return String.valueOf(persons.get(identity));
        }

        private void addFlag(Set<String> flags, String flag, Set<String> limitedTo) {
            boolean reaches = limitedTo.contains("")
                    || limitedTo.contains(look.requester().practitionerId());
            if (reaches && isFlagOfTheTables(flag)) {
                flags.add(flag);
            }
        }

        /**
         * A protected address spreads to the whole family (section 2.17): who is who is never so sure
         * that one unlinked record could not give the place away. What is about an alleged perpetrator
         * alone stays as it is.
         */
        private boolean isNearAProtectedAddress(Undecided item) {
            return isAnybodyProtected
                    && !item.subjects().stream()
                            .map(about -> facts.get(persons.get(about.identity())))
                            .filter(java.util.Objects::nonNull)
                            .allMatch(PersonFacts::allegedPerpetrator);
        }

        private DecisionSubject subject(
                Undecided item, Undecided.About about, PersonFacts person, List<ConsentRegister.Answer> given) {
            DecisionSubject.Status status = person.died() != null
                    ? DecisionSubject.Status.DECEASED
                    : person.isUnborn() ? DecisionSubject.Status.UNBORN : DecisionSubject.Status.LIVING;
            Set<String> leftOut = given.stream()
                    .filter(answer -> isAllegedPerpetrator(answer.giverPerson()))
                    .map(answer -> answer.giverRef(person.isUnborn()))
                    .collect(Collectors.toSet());
            return new DecisionSubject(
                    person.person().toString(),
                    about.role().name().toLowerCase(java.util.Locale.ROOT),
                    person.age(today),
                    status,
                    person.competence(),
                    consents.states(
                            given,
                            person.isUnborn(),
                            item.holder(),
                            item.category().code(),
                            look.purpose()),
                    leftOut,
                    about.role() == Subject.Role.ALLEGED_PERPETRATOR || person.allegedPerpetrator(),
                    about.role() == Subject.Role.RESTRAINED);
        }

        private boolean isAllegedPerpetrator(@Nullable UUID person) {
            if (person == null) {
                return false;
            }
            PersonFacts known = facts.containsKey(person)
                    ? facts.get(person)
                    : people.of(List.of(person)).get(person);
            return known != null && known.allegedPerpetrator();
        }

        /** Section 1.7: a record takes the level of the child it concerns, an adult's the highest child's. */
        private HarmLevel harm(Undecided item) {
            List<PersonFacts> about = item.subjects().stream()
                    .map(subject -> facts.get(persons.get(subject.identity())))
                    .filter(java.util.Objects::nonNull)
                    .toList();
            UUID focus = look.childInFocus() == null ? null : persons.get(look.childInFocus());
            if (about.stream().anyMatch(person -> person.person().equals(focus))) {
                return look.harm();
            }
            List<HarmLevel> ofChildren = about.stream()
                    .filter(person -> person.isChild(today))
                    .map(PersonFacts::ownHarm)
                    .toList();
            if (!ofChildren.isEmpty()) {
                return ofChildren.stream().min(Comparator.naturalOrder()).orElse(HarmLevel.L2);
            }
            return about.stream()
                    .map(person -> ofAdult(person, item))
                    .max(Comparator.naturalOrder())
                    .orElse(HarmLevel.L2);
        }

        /** The highest child they live with or parent; who is neither near nor a risk, as far as stated. */
        private HarmLevel ofAdult(PersonFacts adult, Undecided item) {
            if (isAtTheEdge(adult)) {
                boolean isRelevant = relevant.getOrDefault(adult.person(), Set.of())
                        .contains(item.category().group());
                return isRelevant ? look.harm() : lower(ofTheirChildren(adult), HarmLevel.L3);
            }
            // Who is a risk to the family matters to its child wherever they live and whosever parent they are.
            return isARisk(adult) ? look.harm() : ofTheirChildren(adult);
        }

        private boolean isARisk(PersonFacts adult) {
            return adult.allegedPerpetrator() || adult.posesRisk();
        }

        private HarmLevel ofTheirChildren(PersonFacts adult) {
            HarmLevel highest = facts.values().stream()
                    .filter(other -> other.isChild(today))
                    .filter(child -> child.parents().contains(adult.person()) || livesWith(adult, child))
                    .map(PersonFacts::ownHarm)
                    .max(Comparator.naturalOrder())
                    .orElse(HarmLevel.L2);
            // An override that another child brings does not reach further than the child in focus.
            return lower(highest, look.harm());
        }

        /**
         * Section 1.7: neither a holder of parental responsibility, nor in the household, nor recorded as
         * posing a risk. A father who lives elsewhere is one, unless he is known to have a say.
         */
        private boolean isAtTheEdge(PersonFacts adult) {
            return !isARisk(adult)
                    && facts.values().stream()
                            .filter(other -> other.isChild(today))
                            .noneMatch(
                                    child -> child.responsible().contains(adult.person()) || livesWith(adult, child));
        }

        private boolean livesWith(PersonFacts adult, PersonFacts child) {
            return adult.household().contains(child.person())
                    || child.household().contains(adult.person())
                    || isWithItsParent(adult, child);
        }

        private static HarmLevel lower(HarmLevel one, HarmLevel other) {
            return one.compareTo(other) <= 0 ? one : other;
        }

        /** Lives with a parent of an unborn child, who lives where its mother lives. */
        private boolean isWithItsParent(PersonFacts adult, PersonFacts child) {
            return child.isUnborn() && child.parents().stream().anyMatch(adult.household()::contains);
        }
    }

    private static boolean objects(DecisionSubject subject) {
        return subject.consent().containsValue(ConsentState.REFUSED)
                || subject.consent().containsValue(ConsentState.WITHDRAWN);
    }

    /** {@code alleged_perpetrator} marks a subject and is no flag of the request. */
    private static boolean isFlagOfTheTables(String flag) {
        return !"alleged_perpetrator".equals(flag);
    }
}
