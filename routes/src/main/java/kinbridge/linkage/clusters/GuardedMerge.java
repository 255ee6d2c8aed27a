package kinbridge.linkage.clusters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges records into people, surest first. Two groups become one only while the mean weight over all
 * pairs across them stays at or above a threshold: a chain of likenesses does not join strangers at its
 * ends. The result hangs on the links alone, not on their order.
 */
public final class GuardedMerge {

    /** No single pair is worth more than this, or a wrong number would carry everything with it. */
    private static final double MOST_BITS = 12;

    /** Two records that must not become one person, however much speaks for it: whole groups stay apart for them. */
    public static final double NEVER = -1e12;

    /** Two records that somebody knows to be one person: they are put together first, unless another says never. */
    public static final double ALWAYS = 1e6;

    /** Compares two records that no key brought together. */
    @FunctionalInterface
    public interface Weighing {
        double weight(int one, int other);
    }

    private final Weighing weighing;
    private final double threshold;
    private final List<@Nullable Group> groups = new ArrayList<>();
    private final PriorityQueue<Union> unions = new PriorityQueue<>();

    /** Records that are one so far, and the groups with which they have a link, with the sum of the weights. */
    private static final class Group {
        private final int[] members;
        private final Map<Integer, Double> sums = new HashMap<>();

        Group(int[] members) {
            this.members = members;
        }
    }

    private record Union(double mean, int one, int other, int firstOfOne, int firstOfOther)
            implements Comparable<Union> {
        @Override
        public int compareTo(Union than) {
            int byMean = Double.compare(than.mean, mean);
            int byOne = byMean != 0 ? byMean : Integer.compare(firstOfOne, than.firstOfOne);
            return byOne != 0 ? byOne : Integer.compare(firstOfOther, than.firstOfOther);
        }
    }

    private GuardedMerge(Weighing weighing, double threshold) {
        this.weighing = weighing;
        this.threshold = threshold;
    }

    /**
     * @param records how many there are
     * @param links pairs that were compared; those below the threshold do not count
     * @param threshold bits
     * @return by record, the lowest place of the records that are the same person
     */
    public static int[] merge(int records, List<Link> links, double threshold, Weighing weighing) {
        int[] first = new int[records];
        for (int i = 0; i < records; i++) {
            first[i] = i;
        }
        for (List<Link> component : Components.of(records, links, threshold)) {
            new GuardedMerge(weighing, threshold).run(component, first);
        }
        return first;
    }

    private void run(List<Link> links, int[] first) {
        Map<Integer, Integer> groupOf = new HashMap<>();
        TreeSet<Integer> members = new TreeSet<>();
        for (Link link : links) {
            members.add(link.one());
            members.add(link.other());
        }
        for (int member : members) {
            groupOf.put(member, groups.size());
            groups.add(new Group(new int[] {member}));
        }
        for (Link link : links) {
            link(groupOf.getOrDefault(link.one(), -1), groupOf.getOrDefault(link.other(), -1), capped(link.weight()));
        }
        for (Union best = unions.poll(); best != null; best = unions.poll()) {
            Group one = groups.get(best.one);
            Group other = groups.get(best.other);
            if (one != null && other != null) {
                join(best.one, one, best.other, other);
            }
        }
        for (Group group : groups) {
            if (group != null) {
                for (int member : group.members) {
                    first[member] = group.members[0];
                }
            }
        }
    }

    private static double capped(double weight) {
        return weight == NEVER || weight == ALWAYS ? weight : Math.max(-MOST_BITS, Math.min(MOST_BITS, weight));
    }

    private void link(int one, int other, double sum) {
        Group ours = group(one);
        Group theirs = group(other);
        ours.sums.put(other, sum);
        theirs.sums.put(one, sum);
        double mean = sum / ((double) ours.members.length * theirs.members.length);
        if (mean >= threshold) {
            boolean isFirst = ours.members[0] < theirs.members[0];
            int low = isFirst ? ours.members[0] : theirs.members[0];
            int high = isFirst ? theirs.members[0] : ours.members[0];
            unions.add(new Union(mean, one, other, low, high));
        }
    }

    private Group group(int number) {
        Group group = groups.get(number);
        if (group == null) {
            throw new IllegalStateException("group " + number + " has been merged");
        }
        return group;
    }

    private void join(int numberOfOne, Group one, int numberOfOther, Group other) {
        int[] members = new int[one.members.length + other.members.length];
        System.arraycopy(one.members, 0, members, 0, one.members.length);
        System.arraycopy(other.members, 0, members, one.members.length, other.members.length);
        java.util.Arrays.sort(members);
        groups.set(numberOfOne, null);
        groups.set(numberOfOther, null);
        int number = groups.size();
        groups.add(new Group(members));
        TreeSet<Integer> neighbours = new TreeSet<>(one.sums.keySet());
        neighbours.addAll(other.sums.keySet());
        for (int neighbour : neighbours) {
            Group third = groups.get(neighbour);
            if (third != null) {
                link(number, neighbour, sum(one, third, neighbour) + sum(other, third, neighbour));
                third.sums.remove(numberOfOne);
                third.sums.remove(numberOfOther);
            }
        }
    }

    private double sum(Group one, Group third, int number) {
        Double known = one.sums.get(number);
        if (known != null) {
            return known;
        }
        double sum = 0;
        for (int ours : one.members) {
            for (int theirs : third.members) {
                sum += capped(weighing.weight(Math.min(ours, theirs), Math.max(ours, theirs)));
            }
        }
        return sum;
    }
}
