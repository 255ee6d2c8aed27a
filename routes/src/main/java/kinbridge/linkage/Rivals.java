package kinbridge.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kinbridge.linkage.LinkedPairs.Pair;
import kinbridge.linkage.LinkedPairs.Two;
import kinbridge.linkage.ModelInUse.Outcome;
import kinbridge.linkage.clusters.GuardedMerge;
import kinbridge.linkage.likeness.Likeness;

/**
 * Finds joins that are guesses: on likeness alone, of somebody who may as well be another person. A record without a
 * birthday is like the father and like the son; the odds for the one are to stand against the other's too.
 */
final class Rivals {

    private final List<KnownIdentity> known;
    private final Map<Two, Pair> weighed;
    private final Map<Two, Boolean> byHand;
    private final ModelInUse model;
    private final Likeness likeness;
    private final GuardedMerge.Weighing weighing;

    Rivals(
            List<KnownIdentity> known,
            Map<Two, Pair> weighed,
            Map<Two, Boolean> byHand,
            ModelInUse model,
            Likeness likeness,
            GuardedMerge.Weighing weighing) {
        this.known = known;
        this.weighed = weighed;
        this.byHand = byHand;
        this.model = model;
        this.likeness = likeness;
        this.weighing = weighing;
    }

    /**
     * The pairs by which somebody is where they are by a guess.
     *
     * @param first by place among those known, the lowest place of who is the same person
     */
    Set<Two> guesses(int[] first) {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            groups.computeIfAbsent(first[i], any -> new ArrayList<>()).add(i);
        }
        Set<Two> guesses = new HashSet<>();
        for (int one = 0; one < first.length; one++) {
            List<Integer> own = groups.getOrDefault(first[one], List.of());
            for (int other = 0; other < first.length && own.size() > 1; other++) {
                if (first[one] != first[other]
                        && isRival(one, other, own, groups.getOrDefault(first[other], List.of()))) {
                    int asked = one;
                    own.stream().filter(each -> each != asked).forEach(each -> guesses.add(two(asked, each)));
                    break;
                }
            }
        }
        return guesses;
    }

    /** Whether one may as well be the person of that other. */
    private boolean isRival(int one, int other, List<Integer> own, List<Integer> others) {
        Pair pair = weighed.get(two(one, other));
        if (pair == null || pair.outcome() != Outcome.JOINED) {
            return false;
        }
        if ((isSure(one, other) || isSurelyAmong(one, own)) && !areContradicted(own, others)) {
            return false;
        }
        double here = mean(one, own);
        List<Integer> rest = own.stream().filter(each -> each != one).toList();
        if (areToldApart(List.of(one), others)) {
            // What spoke for that one was as good, and somebody who looked says that it was wrong.
            return here <= pair.weight();
        }
        double there = mean(one, others);
        if (there == GuardedMerge.NEVER || mean(rest, others) >= model.mergeWeight()) {
            return false;
        }
        return areToldApart(rest, others) ? here <= there : here - bits(there) < model.joinWeight();
    }

    private boolean areToldApart(List<Integer> some, List<Integer> others) {
        return some.stream()
                .anyMatch(one -> others.stream().anyMatch(other -> Boolean.FALSE.equals(byHand.get(two(one, other)))));
    }

    /** Of one against neither and against the other, as bits against which the odds of a join have to stand. */
    private static double bits(double there) {
        return Math.log1p(Math.pow(2, there)) / Math.log(2);
    }

    /** A number that two people have proves of a third nothing. */
    private boolean areContradicted(List<Integer> own, List<Integer> others) {
        return own.stream()
                .anyMatch(one -> others.stream()
                        .anyMatch(other -> model.isContradicted(known.get(one), known.get(other), likeness)));
    }

    private boolean isSurelyAmong(int one, List<Integer> own) {
        return own.stream()
                .filter(each -> each != one)
                .anyMatch(each -> Boolean.TRUE.equals(byHand.get(two(one, each))) || isSure(one, each));
    }

    /** By a number that agrees, or by a rule that weighs nothing. */
    private boolean isSure(int one, int other) {
        Pair pair = weighed.get(two(one, other));
        return pair != null
                && pair.outcome() == Outcome.JOINED
                && (!pair.rule().equals(LinkedPairs.MODEL) || model.isByNumber(known.get(one), known.get(other)));
    }

    private double mean(int one, List<Integer> group) {
        return mean(List.of(one), group.stream().filter(each -> each != one).toList());
    }

    private double mean(List<Integer> some, List<Integer> others) {
        double sum = 0;
        for (int one : some) {
            for (int other : others) {
                double weight = weighing.weight(Math.min(one, other), Math.max(one, other));
                if (weight == GuardedMerge.NEVER) {
                    return GuardedMerge.NEVER;
                }
                sum += weight;
            }
        }
        return sum / ((double) some.size() * others.size());
    }

    private Two two(int one, int other) {
        return Two.of(known.get(one).id(), known.get(other).id());
    }
}
