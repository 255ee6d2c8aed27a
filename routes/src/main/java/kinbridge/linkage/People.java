package kinbridge.linkage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kinbridge.linkage.IdentityRows.Arrived;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.LinkedPairs.Weighed;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.Neighbours.Near;
import kinbridge.linkage.Weighing.Ends;
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

    /** Until the transaction ends. */
    static final String BY_INDEXES = """
            set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true),
            set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
            set_config('jit', 'off', true)""";

    private final JdbcClient database;
    private final LinkageModels models;
    private final IdentityRows identities;
    private final Neighbours neighbours;
    private final LinkedPairs pairs;
    private final PairWeights weights;
    private final SameMother sameMother;
    private final Persons persons;
    private final Reviews reviews;
    private final Timer decision;

    People(
            JdbcClient database,
            LinkageModels models,
            IdentityRows identities,
            Neighbours neighbours,
            LinkedPairs pairs,
            PairWeights weights,
            SameMother sameMother,
            Persons persons,
            Reviews reviews,
            MeterRegistry meters) {
        this.database = database;
        this.models = models;
        this.identities = identities;
        this.neighbours = neighbours;
        this.pairs = pairs;
        this.weights = weights;
        this.sameMother = sameMother;
        this.persons = persons;
        this.reviews = reviews;
        decision = Timer.builder("kinbridge.linkage.decision")
                .description("from identities in hand to who they are, before that is kept")
                .register(meters);
    }

    /**
     * One links at a time, until its transaction ends: so two messages about one human being find one another,
     * whichever of the keys they share. What follows in the transaction goes by indexes and by plans that are made
     * once: to plan a statement for one identity takes longer than to answer it.
     */
    public void lock() {
        database.sql("""
                select pg_advisory_xact_lock(hashtextextended('people.link', 0)), BY_INDEXES""".replace("BY_INDEXES", BY_INDEXES))
                .query((row, number) -> true)
                .list();
    }

    /**
     * Weighs each of these with whom it may be, and derives anew who they are. For the holder of the {@link #lock}.
     *
     * @return whoever is another person's than before, or was one with who is
     */
    public Set<UUID> link(Collection<UUID> touched) {
        if (touched.isEmpty()) {
            return Set.of();
        }
        Timer.Sample timing = Timer.start();
        return link(touched, models.inUse(), timing);
    }

    /**
     * Links some of those anew who were linked by another model or by other rules, or never. For the holder of the
     * {@link #lock}, who calls it until nobody is left.
     */
    public LinkedAnew linkAnew() {
        ModelInUse model = models.inUse();
        List<UUID> unkeyed = identities.keyedOtherwise(model, AT_ONCE);
        if (!unkeyed.isEmpty()) {
            identities.keepKeyed(identities.arrived(unkeyed, model), model);
            return new LinkedAnew(unkeyed.size(), Set.of());
        }
        List<UUID> some = identities.linkedOtherwise(model, AT_ONCE);
        return new LinkedAnew(some.size(), some.isEmpty() ? Set.of() : link(some, model, Timer.start()));
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

    private Set<UUID> link(Collection<UUID> asked, ModelInUse model, Timer.Sample timing) {
        List<Arrived> arrived = identities.withLinkedOtherwise(asked, model);
        boolean areSeveral = arrived.size() > 1;
        if (areSeveral) {
            // They find one another by what is kept.
            identities.keepLinked(arrived, model);
        }
        Set<UUID> paired = ids(arrived, Arrived::hasPairs);
        Map<Two, Pair> believed = paired.isEmpty() ? Map.of() : pairs.touching(paired);
        Weighing weighing = weigh(arrived, believed, model);
        Ends ends = weighing.ends();
        Set<UUID> concerned = ids(arrived, identity -> !identity.isAlone());
        concerned.addAll(ends.joined());
        List<List<KnownIdentity>> people = persons.derived(
                concerned,
                weighing::over,
                arrived.stream().map(Arrived::identity).toList(),
                model);
        timing.stop(decision);

        if (!areSeveral) {
            identities.keepLinked(arrived, model);
        }
        pairs.keep(weighing);
        Set<UUID> moved = new HashSet<>(persons.settle(people));

        Set<UUID> children = ids(arrived, Arrived::isOfMotherAndChild);
        children.addAll(moved);
        believed.forEach((two, pair) -> {
            if (pair.rule().equals(SameMother.RULE)) {
                children.addAll(Set.of(two.one(), two.other()));
            }
        });
        follow(children, moved, ends, model);
        return moved;
    }

    /** What follows for children from who their mothers are now, and for doubts from all of it. */
    private void follow(Set<UUID> children, Set<UUID> moved, Ends ends, ModelInUse model) {
        if (!children.isEmpty()) {
            Ends byMother = byMother(children, model);
            moved.addAll(persons.derive(byMother.joined(), model));
            ends.addAll(byMother);
        }
        // Who would be joined and is held apart for others' sake is in doubt too.
        Set<UUID> concerned = new HashSet<>(ends.doubted());
        concerned.addAll(ends.joined());
        concerned.addAll(moved);
        reviews.settle(concerned);
    }

    private static Set<UUID> ids(List<Arrived> arrived, Predicate<Arrived> which) {
        return arrived.stream().filter(which).map(each -> each.identity().id()).collect(Collectors.toSet());
    }

    /** Weighs each with whom it was paired before and with whom it may be. */
    private Weighing weigh(List<Arrived> arrived, Map<Two, Pair> believed, ModelInUse model) {
        Map<Two, Pair> before = new HashMap<>(believed);
        before.values().removeIf(pair -> !pair.rule().equals(LinkedPairs.MODEL));
        Near found = neighbours.of(arrived, model);
        Set<Two> near = new HashSet<>(before.keySet());
        near.addAll(found.pairs());
        // What a rule joined is not weighed; the rule itself says below whether it still holds.
        near.removeIf(two -> believed.containsKey(two) && !before.containsKey(two));
        return weights.weigh(near, before, found.knownWith(arrived), model);
    }

    /**
     * What a practitioner decided of two identities.
     *
     * @param reason sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Decision(boolean areOne, String practitioner, byte[] reason) {}

    /** What stands against a decision: something else that somebody said, or that the hub holds for sure. */
    public enum Obstacle {
        /** Two of whom somebody said that they are one person would be two. */
        ANOTHER_ANSWER,
        /** Who is one person with one of the two today would be no longer, because of the other. */
        SOMEBODY_LOST
    }

    /** What stands against it that a practitioner decides so of these two; empty where nobody else is concerned. */
    public Optional<Obstacle> obstacle(UUID one, UUID other, boolean areOne) {
        return persons.obstacle(Two.of(one, other), areOne, models.inUse());
    }

    /**
     * Makes of two identities one person, or two, as a practitioner decided, whatever the model says of them now or
     * later; another decision replaces it. For the holder of the {@link #lock}.
     *
     * @return whoever is another person's than before, or was one with who is
     */
    public Set<UUID> decide(UUID one, UUID other, Decision decision) {
        ModelInUse model = models.inUse();
        Two two = Two.of(one, other);
        Outcome outcome = decision.areOne() ? Outcome.JOINED : Outcome.APART;
        UUID event = pairs.decided(two, outcome, decision.practitioner(), model.version());
        reviews.decide(two, decision, event);
        return decided(two, model);
    }

    /**
     * Takes a decision back: the model, and what was decided of others, say again who these are, and where that is in
     * doubt they wait for a person. For the holder of the {@link #lock}.
     *
     * @return whoever is another person's than before, or was one with who is
     */
    public Set<UUID> takeBack(UUID one, UUID other, String practitioner) {
        ModelInUse model = models.inUse();
        Two two = Two.of(one, other);
        UUID event = pairs.decided(two, Outcome.REVIEW, practitioner, model.version());
        reviews.takeBack(two, event);
        return decided(two, model);
    }

    private Set<UUID> decided(Two two, ModelInUse model) {
        Set<UUID> both = Set.of(two.one(), two.other());
        Set<UUID> moved = new HashSet<>(persons.derive(both, model));
        Ends ends = new Ends();
        ends.add(two, Outcome.JOINED);
        Set<UUID> children = new HashSet<>(moved);
        children.addAll(both);
        follow(children, moved, ends, model);
        return moved;
    }

    /** Joins the children of these that are one by their mother. */
    private Ends byMother(Collection<UUID> touched, ModelInUse model) {
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
        List<Weighed> apart =
                gone.values().stream().map(pair -> new Weighed(pair, List.of())).toList();
        pairs.keep(new Weighing(new Ends(), joined, apart, before));
        Weighing weighing = weights.weigh(gone.keySet(), Map.of(), List.of(), model);
        pairs.keep(weighing);
        Ends ends = weighing.ends();
        found.pairs().forEach(two -> ends.add(two, Outcome.JOINED));
        gone.keySet().forEach(two -> ends.add(two, Outcome.JOINED));
        return ends;
    }
}
