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
import org.springframework.stereotype.Component;

/** Weighs pairs by the model, and keeps what comes of it. */
@Component
class PairWeights {

    private final IdentityRows identities;
    private final LinkedPairs pairs;

    PairWeights(IdentityRows identities, LinkedPairs pairs) {
        this.identities = identities;
        this.pairs = pairs;
    }

    /**
     * Whom a weighing concerns.
     *
     * @param joined ends of pairs that are joined, or were
     * @param doubted ends of pairs that are in doubt, or were
     */
    record Ends(Set<UUID> joined, Set<UUID> doubted) {
        Ends() {
            this(new HashSet<>(), new HashSet<>());
        }

        void add(Two two, Outcome outcome) {
            if (outcome != Outcome.APART) {
                (outcome == Outcome.JOINED ? joined : doubted).addAll(Set.of(two.one(), two.other()));
            }
        }

        void addAll(Ends others) {
            joined.addAll(others.joined);
            doubted.addAll(others.doubted);
        }
    }

    /**
     * Weighs these pairs.
     *
     * @param before what the model said of them, where it said something
     * @param read identities that need not be read again
     */
    Ends weigh(Set<Two> twos, Map<Two, Pair> before, Collection<KnownIdentity> read, ModelInUse model) {
        Map<UUID, KnownIdentity> known = known(twos, read, model);
        Set<UUID> atProtected = before.isEmpty() ? Set.of() : identities.atProtectedAddress(known.keySet());
        Likeness likeness = Likeness.ofAFew();
        List<Weighed> kept = new ArrayList<>();
        List<Weighed> dropped = new ArrayList<>();
        Ends ends = new Ends();
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
            if (was != null) {
                ends.add(two, was.outcome());
            }
            ends.add(two, verdict.outcome());
            if (verdict.outcome() != Outcome.APART) {
                boolean isNews = was == null || was.outcome() != verdict.outcome();
                kept.add(new Weighed(
                        pair(two, verdict, model), isNews ? model.explain(one, other, verdict.levels()) : List.of()));
            } else if (was != null) {
                Verdict apart = new Verdict(Outcome.APART, model.weight(one, other, likeness), List.of());
                dropped.add(new Weighed(pair(two, apart, model), model.explain(one, other, likeness)));
            }
        }
        pairs.keep(kept, before);
        pairs.drop(dropped);
        return ends;
    }

    private Map<UUID, KnownIdentity> known(Set<Two> twos, Collection<KnownIdentity> read, ModelInUse model) {
        Map<UUID, KnownIdentity> known = new HashMap<>();
        read.forEach(identity -> known.put(identity.id(), identity));
        Set<UUID> others = new HashSet<>();
        twos.forEach(two -> others.addAll(Set.of(two.one(), two.other())));
        others.removeAll(known.keySet());
        identities.known(others, model).forEach(identity -> known.put(identity.id(), identity));
        return known;
    }

    private static Pair pair(Two two, Verdict verdict, ModelInUse model) {
        return new Pair(two, verdict.outcome(), LinkedPairs.MODEL, verdict.weight(), verdict.levels(), model.version());
    }
}
