package kinbridge.linkage;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import kinbridge.linkage.IdentityRows.Around;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.People.Obstacle;
import kinbridge.linkage.clusters.GuardedMerge;
import kinbridge.linkage.clusters.Link;
import kinbridge.linkage.likeness.Likeness;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person is what follows from the pairs of identities and from what practitioners decided; it is
 * derived anew wherever one of them changes, and so hangs on no order of arrival, and a join that was
 * wrong can go without a trace in who is who.
 */
@Component
class Persons {

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final IdentityRows identities;
    private final InstantSource clock;

    Persons(JdbcClient database, JdbcTemplate batches, IdentityRows identities, InstantSource clock) {
        this.database = database;
        this.batches = batches;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * Derives the people of whom these identities are part, or may be, and keeps them.
     *
     * @return identities that are another person's than they were, or were one with who is
     */
    Set<UUID> derive(Collection<UUID> touched, ModelInUse model) {
        return settle(derived(touched, UnaryOperator.identity(), List.of(), model));
    }

    /**
     * Who the people are of whom these identities are part, or may be.
     *
     * @param touched among them both of each pair that is to be another than is kept
     * @param asWeighed makes of the pairs that are kept what they are to be
     * @param read identities as they are to be kept
     */
    List<List<KnownIdentity>> derived(
            Collection<UUID> touched,
            UnaryOperator<Map<Two, Pair>> asWeighed,
            Collection<KnownIdentity> read,
            ModelInUse model) {
        if (touched.isEmpty()) {
            return List.of();
        }
        Around around = identities.around(touched, model);
        Map<UUID, KnownIdentity> known = new HashMap<>();
        around.known().forEach(identity -> known.put(identity.id(), identity));
        read.forEach(identity -> known.replace(identity.id(), identity));
        if (known.size() < 2) {
            return List.of();
        }
        Map<Two, Pair> weighed = new HashMap<>(asWeighed.apply(around.pairs()));
        weighed.keySet().removeIf(two -> !known.containsKey(two.one()) || !known.containsKey(two.other()));
        return groups(known.values(), weighed, around.byHand(), model);
    }

    /** What stands against a decision of two. */
    Optional<Obstacle> obstacle(Two two, boolean areOne, ModelInUse model) {
        Around around = identities.around(Set.of(two.one(), two.other()), model);
        Map<Two, Boolean> byHand = new HashMap<>(around.byHand());
        byHand.put(two, areOne);
        Map<Two, Pair> weighed = new HashMap<>(around.pairs());
        Map<UUID, UUID> before = new HashMap<>();
        around.known().forEach(identity -> before.put(identity.id(), identity.person()));
        weighed.keySet().removeIf(pair -> !before.containsKey(pair.one()) || !before.containsKey(pair.other()));
        Map<UUID, Integer> after = new HashMap<>();
        List<List<KnownIdentity>> groups = groups(around.known(), weighed, byHand, model);
        for (int i = 0; i < groups.size(); i++) {
            int group = i;
            groups.get(i).forEach(identity -> after.put(identity.id(), group));
        }
        boolean isAnswerBroken = byHand.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .filter(pair -> !pair.equals(two))
                .filter(pair -> after.containsKey(pair.one()) && after.containsKey(pair.other()))
                .anyMatch(pair -> !Objects.equals(after.get(pair.one()), after.get(pair.other())));
        if (isAnswerBroken) {
            return Optional.of(Obstacle.ANOTHER_ANSWER);
        }
        Set<UUID> theirs = new HashSet<>(Arrays.asList(before.get(two.one()), before.get(two.other())));
        boolean isSomebodyLost = areOne
                && before.entrySet().stream()
                        .filter(each -> theirs.contains(each.getValue()))
                        .anyMatch(each -> !Objects.equals(after.get(each.getKey()), after.get(two.one())));
        return isSomebodyLost ? Optional.of(Obstacle.SOMEBODY_LOST) : Optional.empty();
    }

    /**
     * Which of these are one person.
     *
     * @param known with each of them, all who may be one person with it
     * @param weighed the pairs among them that are joined or in doubt
     * @param byHand what practitioners decided of them
     */
    List<List<KnownIdentity>> groups(
            Collection<KnownIdentity> known, Map<Two, Pair> weighed, Map<Two, Boolean> byHand, ModelInUse model) {
        List<KnownIdentity> order =
                known.stream().sorted(KnownIdentity.BY_SOURCE).toList();
        int[] first = merged(order, weighed, byHand, model);
        Map<Integer, List<KnownIdentity>> groups = new TreeMap<>();
        for (int i = 0; i < first.length; i++) {
            groups.computeIfAbsent(first[i], any -> new ArrayList<>()).add(order.get(i));
        }
        return List.copyOf(groups.values());
    }

    private static int[] merged(
            List<KnownIdentity> known, Map<Two, Pair> weighed, Map<Two, Boolean> byHand, ModelInUse model) {
        List<UUID> ids = known.stream().map(KnownIdentity::id).toList();
        Likeness likeness = Likeness.ofAFew();
        GuardedMerge.Weighing weighing = (one, other) -> {
            KnownIdentity our = known.get(one);
            KnownIdentity their = known.get(other);
            Two two = Two.of(our.id(), their.id());
            Boolean isSame = byHand.get(two);
            if (isSame != null) {
                return isSame ? GuardedMerge.ALWAYS : GuardedMerge.NEVER;
            }
            if (model.areTwo(our, their)) {
                return GuardedMerge.NEVER;
            }
            Pair pair = weighed.get(two);
            boolean isJoined = pair != null && pair.outcome() == Outcome.JOINED;
            if (!isJoined && model.isContradicted(our, their, likeness)) {
                // Nor by way of a third.
                return GuardedMerge.NEVER;
            }
            return pair == null ? model.weight(our, their, likeness) : pair.weight();
        };
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        Set<Two> holding = new HashSet<>();
        weighed.values().stream()
                .filter(pair -> pair.outcome() == Outcome.JOINED)
                .forEach(pair -> holding.add(pair.two()));
        byHand.forEach((two, isSame) -> {
            if (isSame) {
                holding.add(two);
            }
        });
        Rivals rivals = new Rivals(known, weighed, byHand, model, likeness, weighing);
        int[] first = merged(places, holding, model.mergeWeight(), weighing);
        while (holding.removeAll(rivals.guesses(first))) {
            first = merged(places, holding, model.mergeWeight(), weighing);
        }
        return first;
    }

    private static int[] merged(
            Map<UUID, Integer> places, Set<Two> holding, double mergeWeight, GuardedMerge.Weighing weighing) {
        List<Link> links = new ArrayList<>();
        for (Two two : holding) {
            int one = places.getOrDefault(two.one(), 0);
            int other = places.getOrDefault(two.other(), 0);
            double weight = weighing.weight(Math.min(one, other), Math.max(one, other));
            links.add(new Link(Math.min(one, other), Math.max(one, other), weight));
        }
        links.sort(Link.SUREST_FIRST);
        return GuardedMerge.merge(places.size(), links, mergeWeight, weighing);
    }

    /** Each group keeps the person that most of its identities are; what is left over becomes a person of its own. */
    Set<UUID> settle(List<List<KnownIdentity>> groups) {
        record Claim(int group, UUID person, long members) {}
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Map<UUID, Long> members = new LinkedHashMap<>();
            groups.get(i).forEach(identity -> members.merge(identity.person(), 1L, Long::sum));
            int group = i;
            members.forEach((person, number) -> claims.add(new Claim(group, person, number)));
        }
        claims.sort(Comparator.comparingLong(Claim::members).reversed().thenComparingInt(Claim::group));
        Map<Integer, UUID> personOf = new HashMap<>();
        for (Claim claim : claims) {
            if (!personOf.containsKey(claim.group()) && !personOf.containsValue(claim.person())) {
                personOf.put(claim.group(), claim.person());
            }
        }
        Set<UUID> moved = new HashSet<>();
        List<Object[]> moves = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            UUID person = personOf.computeIfAbsent(i, any -> newPerson());
            for (KnownIdentity identity : groups.get(i)) {
                if (!identity.person().equals(person)) {
                    moved.add(identity.id());
                    moves.add(new Object[] {person, identity.id()});
                }
            }
        }
        batches.batchUpdate("update people.identity set person_id = ? where id = ?", moves);
        moved.addAll(noteSplits(groups, personOf));
        return moved;
    }

    /** Whoever was shown the one as the other must be told. Answers who was one person and is not. */
    private Set<UUID> noteSplits(List<List<KnownIdentity>> groups, Map<Integer, UUID> personOf) {
        Map<UUID, Set<UUID>> became = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            UUID person = personOf.get(i);
            groups.get(i)
                    .forEach(identity -> became.computeIfAbsent(identity.person(), any -> new TreeSet<>())
                            .add(person));
        }
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> splits = new ArrayList<>();
        became.values().removeIf(persons -> persons.size() < 2);
        for (Set<UUID> persons : became.values()) {
            List<UUID> parts = List.copyOf(persons);
            for (int i = 0; i < parts.size(); i++) {
                for (UUID other : parts.subList(i + 1, parts.size())) {
                    splits.add(new Object[] {UUID.randomUUID(), parts.get(i), other, now});
                }
            }
        }
        batches.batchUpdate(
                "insert into people.split (id, one_person, other_person, split_at) values (?, ?, ?, ?)", splits);
        return groups.stream()
                .flatMap(List::stream)
                .filter(identity -> became.containsKey(identity.person()))
                .map(KnownIdentity::id)
                .collect(Collectors.toSet());
    }

    private UUID newPerson() {
        UUID person = UUID.randomUUID();
        database.sql("insert into people.person (id, created_at) values (?, ?)")
                .param(person)
                .param(Timestamp.from(clock.instant()))
                .update();
        return person;
    }
}
