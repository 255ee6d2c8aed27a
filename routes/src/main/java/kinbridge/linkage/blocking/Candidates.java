package kinbridge.linkage.blocking;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kinbridge.linkage.likeness.Traits;
import kinbridge.linkage.rules.LinkageRules.BlockingRules;

/** The pairs that are compared: all of a small file, of a large one those that share a key. */
public final class Candidates {

    private static final int RUNS = 64;
    private static final int MOST_LEFT_OUT = 3;

    private final int records;
    private final Sides sides;
    private final List<Blocks> keys;
    private final boolean areAll;
    /** By record, then key: the block. What one record has stands together, for the processor's sake. */
    private final int[] blocks;

    private Candidates(int records, Sides sides, List<Blocks> keys, boolean areAll) {
        this.records = records;
        this.sides = sides;
        this.keys = List.copyOf(keys);
        this.areAll = areAll;
        blocks = new int[records * keys.size()];
        for (int key = 0; key < keys.size(); key++) {
            keys.get(key).write(blocks, key, keys.size());
        }
    }

    private boolean isMet(int key, int one, int other) {
        int block = blocks[one * keys.size() + key];
        return block != Blocks.NONE && block == blocks[other * keys.size() + key];
    }

    /** @param fields the fields that are there, in the order of {@link Traits} */
    public static Candidates of(List<Traits> records, Sides sides, List<String> fields, BlockingRules rules) {
        List<KeyPart> dividers =
                rules.divideBy().stream().map(part -> KeyPart.of(part, fields)).toList();
        List<Blocks> keys = new ArrayList<>();
        long left = rules.comparisons();
        int leftOut = 0;
        for (List<String> words : rules.keys()) {
            BlockingKey key = BlockingKey.of(words, fields);
            // The keys get wider and wider: where several in a row were too much, the rest is too.
            if (!key.isUsable(fields) || leftOut == MOST_LEFT_OUT) {
                continue;
            }
            Blocks blocks = Blocks.of(key, records, sides, rules.largestBlock(), dividers);
            if (blocks.pairs() <= left && blocks.pairs() > 0) {
                keys.add(blocks);
                left -= blocks.pairs();
                leftOut = 0;
            } else if (blocks.pairs() > left) {
                leftOut++;
            }
        }
        return new Candidates(records.size(), sides, keys, sides.pairs(records.size()) <= rules.comparisons());
    }

    /** Whether every record is compared with every other. */
    public boolean areAll() {
        return areAll;
    }

    /** By how many keys a pair is met. */
    public int meetings(int one, int other) {
        int meetings = 0;
        for (int key = 0; key < keys.size(); key++) {
            meetings += isMet(key, one, other) ? 1 : 0;
        }
        return meetings;
    }

    /**
     * What one key brings.
     *
     * @param pairs pairs that it compares, also those that another key compares too
     * @param notCompared pairs left out because a block was too large
     */
    public record KeyCount(String key, long pairs, long notCompared) {}

    public List<KeyCount> counts() {
        return keys.stream()
                .map(key -> new KeyCount(key.name(), key.pairs(), key.notCompared()))
                .toList();
    }

    /**
     * Shows each pair once, in no order.
     *
     * @param visitors makes one for each thread
     * @return the visitors, with what they have gathered
     */
    public <P extends Pairs> List<P> scan(Supplier<P> visitors) {
        return areAll ? scan(RUNS, visitors, this::scanAll) : scanKeys(keys.size(), visitors);
    }

    /**
     * Shows the pairs of the narrowest keys, about so many: among them one person's pairs are not lost in a
     * mass of strangers', and a model can be learned.
     */
    public <P extends Pairs> List<P> scanNarrowest(long pairs, Supplier<P> visitors) {
        int taken = 0;
        long sum = 0;
        while (taken < keys.size() && sum + keys.get(taken).pairs() <= pairs) {
            sum += keys.get(taken++).pairs();
        }
        return scanKeys(Math.min(keys.size(), Math.max(1, taken)), visitors);
    }

    private <P extends Pairs> List<P> scanKeys(int number, Supplier<P> visitors) {
        return scan(number * RUNS, visitors, (visitor, run) -> scanKey(run / RUNS, run % RUNS, visitor));
    }

    private static <P extends Pairs> List<P> scan(int runs, Supplier<P> visitors, ObjIntConsumer<P> ofRun) {
        Queue<P> idle = new ConcurrentLinkedQueue<>();
        IntStream.range(0, runs).parallel().forEach(run -> {
            P taken = idle.poll();
            P visitor = taken == null ? visitors.get() : taken;
            ofRun.accept(visitor, run);
            idle.add(visitor);
        });
        return List.copyOf(idle);
    }

    private void scanAll(Pairs visitor, int run) {
        for (int one = run; one < records; one += RUNS) {
            for (int other = one + 1; other < records; other++) {
                if (sides.mayMeet(one, other)) {
                    visitor.pair(one, other);
                }
            }
        }
    }

    private void scanKey(int number, int run, Pairs visitor) {
        Blocks key = keys.get(number);
        int from = startOfBlock(key, (int) ((long) key.size() * run / RUNS));
        int to = startOfBlock(key, (int) ((long) key.size() * (run + 1) / RUNS));
        for (int start = from; start < to; ) {
            int end = key.endFrom(start);
            for (int i = start; i < end; i++) {
                for (int j = i + 1; j < end; j++) {
                    int one = key.record(i);
                    int other = key.record(j);
                    if (sides.mayMeet(one, other) && !isMetEarlier(number, one, other)) {
                        visitor.pair(Math.min(one, other), Math.max(one, other));
                    }
                }
            }
            start = end;
        }
    }

    /** The first start of a block at or after a place. */
    private static int startOfBlock(Blocks key, int place) {
        if (place == 0 || place >= key.size()) {
            return Math.min(place, key.size());
        }
        return key.startFrom(place);
    }

    private boolean isMetEarlier(int number, int one, int other) {
        for (int i = 0; i < number; i++) {
            if (isMet(i, one, other)) {
                return true;
            }
        }
        return false;
    }
}
