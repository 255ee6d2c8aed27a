package kinbridge.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.LinkedPairs.Weighed;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.ModelInUse.Verdict;
import kinbridge.linkage.likeness.Likeness;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps who is who: weighs the pairs of what arrived with whom it may be, and derives from them which
 * identities are one person and which pairs a practitioner must look at.
 */
@Component
public class People {

    /** Bits of a pair that a rule joins: about as sure as a verified number. */
    private static final double BY_RULE = 12;

    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final LinkageModels models;
    private final IdentityRows identities;
    private final Neighbours neighbours;
    private final LinkedPairs pairs;
    private final SameMother sameMother;
    private final Persons persons;
    private final Reviews reviews;

    People(
            JdbcClient database,
            LinkageModels models,
            IdentityRows identities,
            Neighbours neighbours,
            LinkedPairs pairs,
            SameMother sameMother,
            Persons persons,
            Reviews reviews) {
        this.database = database;
        this.models = models;
        this.identities = identities;
        this.neighbours = neighbours;
        this.pairs = pairs;
        this.sameMother = sameMother;
        this.persons = persons;
        this.reviews = reviews;
    }

    /**
     * One links at a time, until its transaction ends: so two messages about one human being find one another,
     * whichever of the keys they share.
     */
    public void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('people.link', 0))")
                .query((row, number) -> true)
                .list();
    }

    /**
     * Weighs each of these with whom it may be, and derives anew who they are. For the holder of the {@link #lock}.
     *
     * @return whoever is another person's than before
     */
    public Set<UUID> link(Collection<UUID> touched) {
        if (touched.isEmpty()) {
            return Set.of();
        }
        return link(touched, models.inUse());
    }

    /**
     * Links some of those anew who were linked by another model or by other rules, or never. For the holder of the
     * {@link #lock}, who calls it until nobody is left.
     */
    public LinkedAnew linkAnew() {
        ModelInUse model = models.inUse();
        List<UUID> unkeyed = identities.keyedOtherwise(model, AT_ONCE);
        if (!unkeyed.isEmpty()) {
            identities.refreshed(unkeyed, model);
            return new LinkedAnew(unkeyed.size(), Set.of());
        }
        List<UUID> some = identities.linkedOtherwise(model, AT_ONCE);
        return new LinkedAnew(some.size(), some.isEmpty() ? Set.of() : link(some, model));
    }

    /**
     * @param identities how many were linked, or made to be found
     * @param moved whoever is another person's than before
     */
    public record LinkedAnew(int identities, Set<UUID> moved) {
        public LinkedAnew {
            moved = Set.copyOf(moved);
        }
    }

    private Set<UUID> link(Collection<UUID> asked, ModelInUse model) {
        Set<UUID> touched = identities.withLinkedOtherwise(asked, model);
        Set<UUID> concerned = new HashSet<>(touched);
        List<KnownIdentity> arrived = identities.refreshed(touched, model);
        identities.linked(touched, model);
        Map<Two, Pair> believed = pairs.touching(touched);
        Map<Two, Pair> before = byModel(believed);
        Set<Two> near = new HashSet<>(before.keySet());
        neighbours
                .of(arrived, model.hub().largestBlock())
                .forEach((one, others) -> others.forEach(other -> near.add(Two.of(one, other))));
        // What a rule joined is not weighed; the rule itself says below whether it still holds.
        near.removeIf(two -> believed.containsKey(two) && !before.containsKey(two));
        concerned.addAll(weigh(near, before, arrived, model));
        Set<UUID> moved = new HashSet<>(persons.derive(concerned, model));
        concerned.addAll(moved);
        Set<UUID> children = byMother(concerned, model);
        moved.addAll(persons.derive(children, model));
        concerned.addAll(children);
        concerned.addAll(moved);
        reviews.settle(concerned);
        return moved;
    }

    /**
     * What a practitioner decided of two identities.
     *
     * @param reason sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Decision(boolean areOne, String practitioner, byte[] reason) {}

    /**
     * Makes of two identities one person, or two, as a practitioner decided, whatever the model says of them now or
     * later; another decision replaces it. For the holder of the {@link #lock}.
     *
     * @return whoever is another person's than before
     */
    public Set<UUID> decide(UUID one, UUID other, Decision decision) {
        ModelInUse model = models.inUse();
        Two two = Two.of(one, other);
        UUID event = pairs.decided(two, decision.areOne(), decision.practitioner(), model.version());
        reviews.decide(two, decision, event);
        Set<UUID> concerned = new HashSet<>(Set.of(one, other));
        Set<UUID> moved = persons.derive(concerned, model);
        concerned.addAll(moved);
        reviews.settle(concerned);
        return moved;
    }

    private static Map<Two, Pair> byModel(Map<Two, Pair> all) {
        Map<Two, Pair> weighed = new HashMap<>(all);
        weighed.values().removeIf(pair -> !pair.rule().equals(LinkedPairs.MODEL));
        return weighed;
    }

    /** Weighs these pairs, and answers whose changed. */
    private Set<UUID> weigh(Set<Two> twos, Map<Two, Pair> before, List<KnownIdentity> arrived, ModelInUse model) {
        Map<UUID, KnownIdentity> known = new HashMap<>();
        arrived.forEach(identity -> known.put(identity.id(), identity));
        Set<UUID> others = new HashSet<>();
        twos.forEach(two -> others.addAll(Set.of(two.one(), two.other())));
        others.removeAll(known.keySet());
        identities.known(others, model).forEach(identity -> known.put(identity.id(), identity));
        Set<UUID> atProtected = before.isEmpty() ? Set.of() : identities.atProtectedAddress(known.keySet());
        Likeness likeness = Likeness.ofAFew();
        List<Weighed> kept = new ArrayList<>();
        List<Weighed> dropped = new ArrayList<>();
        Set<UUID> concerned = new HashSet<>();
        for (Two two : twos) {
            KnownIdentity one = known.get(two.one());
            KnownIdentity other = known.get(two.other());
            if (one == null || other == null) {
                continue;
            }
            Pair was = before.get(two);
            boolean isProtected = atProtected.contains(two.one()) || atProtected.contains(two.other());
            Verdict verdict = was != null && isProtected && was.version() == model.version()
                    ? model.compare(one, other, likeness, was.levels())
                    : model.compare(one, other, likeness);
            if (verdict.outcome() == Outcome.APART && was == null) {
                continue;
            }
            if (verdict.outcome() == Outcome.APART) {
                double weight = model.weight(one, other, likeness);
                Pair pair = new Pair(two, Outcome.APART, LinkedPairs.MODEL, weight, List.of(), model.version());
                dropped.add(new Weighed(pair, model.explain(one, other, likeness)));
            } else {
                Pair pair = new Pair(
                        two, verdict.outcome(), LinkedPairs.MODEL, verdict.weight(), verdict.levels(), model.version());
                boolean isNews = was == null || was.outcome() != verdict.outcome();
                kept.add(new Weighed(pair, isNews ? model.explain(one, other, verdict.levels()) : List.of()));
            }
            concerned.add(two.one());
            concerned.add(two.other());
        }
        pairs.keep(kept, before);
        pairs.drop(dropped);
        return concerned;
    }

    /** Joins the children of these that are one by their mother, and answers who is concerned. */
    private Set<UUID> byMother(Collection<UUID> touched, ModelInUse model) {
        SameMother.Found found = sameMother.among(touched, model.hub().unbornDaysApart());
        Set<UUID> children = new HashSet<>(found.children());
        children.addAll(touched);
        Map<Two, Pair> before = pairs.touching(children);
        List<Weighed> joined = new ArrayList<>();
        for (Two two : found.pairs()) {
            Pair pair = new Pair(two, Outcome.JOINED, SameMother.RULE, BY_RULE, List.of(), model.version());
            joined.add(new Weighed(pair, List.of()));
        }
        Map<Two, Pair> gone = new HashMap<>(before);
        gone.values().removeIf(pair -> !pair.rule().equals(SameMother.RULE));
        gone.keySet().removeAll(found.pairs());
        if (joined.isEmpty() && gone.isEmpty()) {
            return Set.of();
        }
        pairs.keep(joined, before);
        pairs.drop(
                gone.values().stream().map(pair -> new Weighed(pair, List.of())).toList());
        Set<UUID> concerned = weigh(gone.keySet(), Map.of(), List.of(), model);
        for (Set<Two> twos : List.of(found.pairs(), gone.keySet())) {
            twos.forEach(two -> concerned.addAll(Set.of(two.one(), two.other())));
        }
        return concerned;
    }
}
