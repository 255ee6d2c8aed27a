package kinbridge.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.LinkedPairs.Weighed;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.ModelInUse.Verdict;
import kinbridge.linkage.Weighing.Ends;
import kinbridge.linkage.likeness.Likeness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Weighs pairs by the model. */
@Component
class PairWeights {

    private final IdentityRows identities;
    private final LinkageModels models;

    PairWeights(IdentityRows identities, LinkageModels models) {
        this.identities = identities;
        this.models = models;
    }

    /**
     * Weighs these pairs.
     *
     * @param before what the model said of them, where it said something
     * @param read identities that need not be read again
     */
    Weighing weigh(Set<Two> twos, Map<Two, Pair> before, Collection<KnownIdentity> read, ModelInUse model) {
        Map<UUID, KnownIdentity> known = known(twos, read, model);
        List<Weighed> near = new ArrayList<>();
        List<Weighed> apart = new ArrayList<>();
        Ends ends = new Ends();
        verdicts(twos, before, known, model).forEach((two, verdict) -> {
            KnownIdentity one = Objects.requireNonNull(known.get(two.one()));
            KnownIdentity other = Objects.requireNonNull(known.get(two.other()));
            Pair was = before.get(two);
            if (was != null) {
                ends.add(two, was.outcome());
            }
            ends.add(two, verdict.outcome());
            if (verdict.outcome() != Outcome.APART) {
                boolean isNews = was == null || was.outcome() != verdict.outcome();
                near.add(new Weighed(
                        pair(two, verdict, model), isNews ? model.explain(one, other, verdict.levels()) : List.of()));
            } else if (was != null) {
                apart.add(new Weighed(pair(two, verdict, model), model.explain(one, other, Likeness.ofAFew())));
            }
        });
        return new Weighing(ends, near, apart, before);
    }

    /**
     * What a model says of these pairs, as far as both are known. Where an address is protected now, what it said
     * before still holds, and no name is rare enough to join anew.
     *
     * @param before what was believed of them
     */
    Map<Two, Verdict> verdicts(Set<Two> twos, Map<Two, Pair> before, Map<UUID, KnownIdentity> known, ModelInUse model) {
        Likeness likeness = Likeness.ofAFew();
        Map<Two, Verdict> verdicts = new HashMap<>();
        Set<UUID> asked = new HashSet<>();
        for (Two two : twos) {
            KnownIdentity one = known.get(two.one());
            KnownIdentity other = known.get(two.other());
            if (one == null || other == null) {
                continue;
            }
            Verdict verdict = model.compare(one, other, likeness);
            Pair was = before.get(two);
            if (was != null || verdict.isByRarity()) {
                asked.addAll(Set.of(two.one(), two.other()));
            }
            if (verdict.outcome() == Outcome.APART && was != null) {
                verdict = new Verdict(Outcome.APART, model.weight(one, other, likeness), List.of(), false);
            }
            verdicts.put(two, verdict);
        }
        Set<UUID> atProtected = asked.isEmpty() ? Set.of() : identities.atProtectedAddress(asked);
        if (!atProtected.isEmpty()) {
            verdicts.replaceAll((two, verdict) -> atProtected.contains(two.one()) || atProtected.contains(two.other())
                    ? atProtectedAddress(two, verdict, before.get(two), known, model)
                    : verdict);
        }
        keepFromWhoWasAdopted(verdicts, before);
        return verdicts;
    }

    /** What is joined with a child who was adopted is hidden with it: no name is rare enough for that. */
    private void keepFromWhoWasAdopted(Map<Two, Verdict> verdicts, Map<Two, Pair> before) {
        Set<UUID> byRarity = new HashSet<>();
        verdicts.forEach((two, verdict) -> {
            if (verdict.isByRarity() && !isJoined(before.get(two))) {
                byRarity.addAll(Set.of(two.one(), two.other()));
            }
        });
        Set<UUID> adopted = byRarity.isEmpty() ? Set.of() : identities.adopted(byRarity);
        verdicts.replaceAll((two, verdict) ->
                (adopted.contains(two.one()) || adopted.contains(two.other())) && !isJoined(before.get(two))
                        ? verdict.unlessByRarity()
                        : verdict);
    }

    private static boolean isJoined(@Nullable Pair pair) {
        return pair != null && pair.outcome() == Outcome.JOINED;
    }

    private Verdict atProtectedAddress(
            Two two, Verdict verdict, @Nullable Pair was, Map<UUID, KnownIdentity> known, ModelInUse model) {
        if (was != null) {
            KnownIdentity one = Objects.requireNonNull(known.get(two.one()));
            KnownIdentity other = Objects.requireNonNull(known.get(two.other()));
            ModelInUse by = was.version() == model.version() ? model : models.read(was.version());
            Verdict held = model.compare(one, other, Likeness.ofAFew(), was.levels(), by);
            if (held.outcome() == Outcome.APART) {
                return new Verdict(Outcome.APART, model.weight(one, other, Likeness.ofAFew()), List.of(), false);
            }
            return was.outcome() == Outcome.JOINED ? held : held.unlessByRarity();
        }
        return verdict.unlessByRarity();
    }

    /** Both of each pair, as they are said to be now. */
    Map<UUID, KnownIdentity> known(Set<Two> twos, Collection<KnownIdentity> read, ModelInUse model) {
        Map<UUID, KnownIdentity> known = new HashMap<>();
        read.forEach(identity -> known.put(identity.id(), identity));
        Set<UUID> others = new HashSet<>();
        twos.forEach(two -> others.addAll(Set.of(two.one(), two.other())));
        others.removeAll(known.keySet());
        identities.known(others, model).forEach(identity -> known.put(identity.id(), identity));
        return known;
    }

    static Pair pair(Two two, Verdict verdict, ModelInUse model) {
        return new Pair(two, verdict.outcome(), LinkedPairs.MODEL, verdict.weight(), verdict.levels(), model.version());
    }
}
