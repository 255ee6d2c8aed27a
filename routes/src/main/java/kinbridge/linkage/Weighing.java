package kinbridge.linkage;

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

/**
 * What came of a weighing, before it is kept.
 *
 * @param near joined or in doubt, with an explanation where that is news
 * @param apart were near and are no more
 * @param before what was believed of these pairs
 */
record Weighing(Ends ends, List<Weighed> near, List<Weighed> apart, Map<Two, Pair> before) {

    /** What was believed, as it is with this. */
    Map<Two, Pair> over(Map<Two, Pair> believed) {
        Map<Two, Pair> now = new HashMap<>(believed);
        apart.forEach(each -> now.remove(each.pair().two()));
        near.forEach(each -> now.put(each.pair().two(), each.pair()));
        return now;
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
}
