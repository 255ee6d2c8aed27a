package kinbridge.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    /** By place, who was found to be where they were by a guess: such take nobody away from where they surely are. */
    private final Set<Integer> letGo = new HashSet<>();

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
     * The pairs by which somebody is where they are by a guess; to be asked again once those join nobody any more, for
     * then another may take them, which would be a guess as well.
     *
     * @param first by place among those known, the lowest place of who is the same person
     */
    Set<Two> guesses(int[] first) {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            groups.computeIfAbsent(first[i], any -> new ArrayList<>()).add(i);
        }
        Map<UUID, Integer> places = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            places.put(known.get(i).id(), i);
        }
        Map<Integer, List<Integer>> guessed = new HashMap<>();
        for (Pair pair : weighed.values()) {
            Integer one = places.get(pair.two().one());
            Integer other = places.get(pair.two().other());
            if (pair.outcome() == Outcome.JOINED && one != null && other != null && first[one] != first[other]) {
                List<Integer> ones = groups.getOrDefault(first[one], List.of());
                List<Integer> others = groups.getOrDefault(first[other], List.of());
                if (isRival(one, other, ones, others)) {
                    guessed.put(one, ones);
                }
                if (isRival(other, one, others, ones)) {
                    guessed.put(other, others);
                }
            }
        }
        letGo.addAll(guessed.keySet());
        Set<Two> guesses = new HashSet<>();
        guessed.forEach((one, own) ->
                own.stream().filter(each -> !each.equals(one)).forEach(each -> guesses.add(two(one, each))));
        return guesses;
    }

    /** Whether one may as well be the person of that other. */
    private boolean isRival(int one, int other, List<Integer> own, List<Integer> others) {
        if (own.size() < 2 || letGo.contains(other)) {
            return false;
        }
        List<Integer> rest = own.stream().filter(each -> each != one).toList();
        boolean isSaidByHand = rest.stream().anyMatch(each -> Boolean.TRUE.equals(byHand.get(two(one, each))));
        boolean isSureHere = rest.stream().anyMatch(each -> isSure(one, each));
        boolean isSureThere = others.stream().anyMatch(each -> isSure(one, each));
        if (isSaidByHand) {
            return false;
        }
        if (isSureThere != isSureHere && !areContradicted(own, others)) {
            // A number beats likeness.
            return isSureThere;
        }
        if (isSureHere && isSureThere && !areContradicted(own, others) && !areToldApart(rest, others)) {
            return false;
        }
        double here = mean(List.of(one), rest);
        if (areToldApart(List.of(one), others)) {
            // What spoke for that one was as good, and somebody who looked says that it was wrong.
            return here <= weight(one, other);
        }
        double there = mean(List.of(one), others);
        if (there == GuardedMerge.NEVER) {
            return false;
        }
        if (areToldApart(rest, others)) {
            return here <= there;
        }
        return areUnlike(rest, others) && here - bits(there) < model.joinWeight();
    }

    /** By what is said of them: two entries of one register may be apart for the register's sake alone, and be doubles. */
    private boolean areUnlike(List<Integer> some, List<Integer> others) {
        double sum = 0;
        for (int one : some) {
            for (int other : others) {
                KnownIdentity our = known.get(one);
                KnownIdentity their = known.get(other);
                if (our.isSurelyAnother(their)) {
                    return true;
                }
                sum += model.weight(our, their, likeness);
            }
        }
        return sum < model.joinWeight() * some.size() * others.size();
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

    /** By a number that agrees, or by a rule that weighs nothing. */
    private boolean isSure(int one, int other) {
        Pair pair = weighed.get(two(one, other));
        return pair != null
                && pair.outcome() == Outcome.JOINED
                && (!pair.rule().equals(LinkedPairs.MODEL) || model.isByNumber(known.get(one), known.get(other)));
    }

    private double weight(int one, int other) {
        Pair pair = weighed.get(two(one, other));
        return pair == null ? 0 : pair.weight();
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
