package kinbridge.linkage.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kinbridge.linkage.blocking.Pairs;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.likeness.Traits;

/** Counts how many pairs have which levels. */
final class PatternCounts implements Pairs {

    private final Map<Long, long[]> counts = new HashMap<>();
    private final Likeness likeness = new Likeness();
    private final Patterns patterns;
    private final List<Traits> records;
    private final int[] levels;
    private final long every;
    private long seen;

    /** @param every of how many pairs one is counted; which one depends on the records alone */
    PatternCounts(Patterns patterns, List<Traits> records, long every) {
        this.patterns = patterns;
        this.records = records;
        this.levels = new int[patterns.size()];
        this.every = every;
    }

    @Override
    public void pair(int one, int other) {
        seen++;
        if (every > 1 && Math.floorMod(mixed(one, other), every) != 0) {
            return;
        }
        patterns.levels(records.get(one), records.get(other), likeness, levels);
        counts.computeIfAbsent(patterns.packed(levels), any -> new long[1])[0]++;
    }

    private static long mixed(int one, int other) {
        long hash = (one * 0x9E3779B97F4A7C15L) ^ (other * 0xC2B2AE3D27D4EB4FL);
        return hash ^ (hash >>> 29);
    }

    /** Pairs shown, also those that were not counted. */
    long seen() {
        return seen;
    }

    /** All counts together, in the order of the patterns. */
    static Map<Long, Long> together(List<PatternCounts> parts) {
        Map<Long, Long> sum = new TreeMap<>();
        parts.forEach(part -> part.counts.forEach((pattern, count) -> sum.merge(pattern, count[0], Long::sum)));
        return sum;
    }
}
