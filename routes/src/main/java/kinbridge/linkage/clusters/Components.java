package kinbridge.linkage.clusters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Links that hang together, directly or through others. */
final class Components {

    private final int[] root;

    private Components(int records) {
        root = new int[records];
        for (int i = 0; i < records; i++) {
            root[i] = i;
        }
    }

    /** @param threshold links below it hold nothing together */
    static List<List<Link>> of(int records, List<Link> links, double threshold) {
        Components components = new Components(records);
        List<Link> holding =
                links.stream().filter(link -> link.weight() >= threshold).toList();
        for (Link link : holding) {
            components.unite(link.one(), link.other());
        }
        Map<Integer, List<Link>> byRoot = new TreeMap<>();
        for (Link link : holding) {
            byRoot.computeIfAbsent(components.root(link.one()), any -> new ArrayList<>())
                    .add(link);
        }
        return List.copyOf(byRoot.values());
    }

    private void unite(int one, int other) {
        int ours = root(one);
        int theirs = root(other);
        root[Math.max(ours, theirs)] = Math.min(ours, theirs);
    }

    private int root(int record) {
        int at = record;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
