package kinbridge.linkage.blocking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kinbridge.linkage.likeness.Hash;
import kinbridge.linkage.likeness.Traits;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of one key: records in an order in which those of one block stand together. Each record has
 * at most one block, so that it can be told whether a pair was met by an earlier key.
 */
final class Blocks {

    /** The block of a record that a key compares with nobody. */
    static final int NONE = 0;

    private final String name;
    /** Records that are in a block with another, block after block. */
    private final int[] order;
    /** By place in that order, whether a block begins there. */
    private final boolean[] isStart;

    private final long pairs;
    private final long notCompared;

    private Blocks(String name, long[] blockOf, int[] order, long pairs, long notCompared) {
        this.name = name;
        this.order = order;
        isStart = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            isStart[i] = i == 0 || blockOf[order[i]] != blockOf[order[i - 1]];
        }
        this.pairs = pairs;
        this.notCompared = notCompared;
    }

    /**
     * @param largest most records of one block
     * @param dividers what divides a block that is larger, in this order
     */
    static Blocks of(BlockingKey key, List<Traits> records, Sides sides, int largest, List<KeyPart> dividers) {
        long[] blockOf = new long[records.size()];
        IntStream.range(0, blockOf.length).parallel().forEach(i -> blockOf[i] = key.of(records.get(i)));
        int[] order = sorted(blockOf);
        long wanted = countPairs(blockOf, order, sides);
        for (int i = 0; i <= dividers.size(); i++) {
            if (!divide(blockOf, order, largest, records, i < dividers.size() ? dividers.get(i) : null)) {
                break;
            }
            order = sorted(blockOf);
        }
        long compared = countPairs(blockOf, order, sides);
        return new Blocks(key.toString(), blockOf, order, compared, wanted - compared);
    }

    /**
     * Divides what is too large, by a part or, without one, into runs of the records' own order.
     *
     * @return whether anything was too large
     */
    private static boolean divide(
            long[] blockOf, int[] order, int largest, List<Traits> records, @Nullable KeyPart by) {
        boolean hasDivided = false;
        for (int start = 0; start < order.length; ) {
            int end = endOfBlock(blockOf, order, start);
            if (end - start > largest) {
                hasDivided = true;
                for (int i = start; i < end; i++) {
                    int record = order[i];
                    long part = by == null ? Hash.of((i - start) / largest) : by.of(records.get(record));
                    blockOf[record] = Hash.both(blockOf[record], part);
                }
            }
            start = end;
        }
        return hasDivided;
    }

    /** Records by block, then by place: as much of the block's hash as there is room for beside the place. */
    private static int[] sorted(long[] blockOf) {
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, blockOf.length - 1));
        long places = (1L << placeBits) - 1;
        long[] sorted = new long[blockOf.length];
        int known = 0;
        for (int record = 0; record < blockOf.length; record++) {
            if (blockOf[record] != Hash.NONE) {
                blockOf[record] &= ~places;
                sorted[known++] = blockOf[record] | record;
            }
        }
        Arrays.parallelSort(sorted, 0, known);
        int[] order = new int[known];
        for (int i = 0; i < known; i++) {
            order[i] = (int) (sorted[i] & places);
        }
        return order;
    }

    private static int endOfBlock(long[] blockOf, int[] order, int start) {
        int end = start + 1;
        while (end < order.length && blockOf[order[end]] == blockOf[order[start]]) {
            end++;
        }
        return end;
    }

    private static long countPairs(long[] blockOf, int[] order, Sides sides) {
        long pairs = 0;
        for (int start = 0; start < order.length; ) {
            int end = endOfBlock(blockOf, order, start);
            long left = 0;
            for (int i = start; i < end; i++) {
                left += sides.isLeft(order[i]) ? 1 : 0;
            }
            long size = (long) end - start;
            pairs += sides.areTwo() ? left * (size - left) : size * (size - 1) / 2;
            start = end;
        }
        return pairs;
    }

    /** Writes the block of each record into a table with a row a record. */
    void write(int[] table, int column, int columns) {
        for (int start = 0; start < order.length; ) {
            int end = endFrom(start);
            for (int i = start; i < end; i++) {
                table[order[i] * columns + column] = start + 1;
            }
            start = end;
        }
    }

    int endFrom(int start) {
        int end = start + 1;
        while (end < order.length && !isStart[end]) {
            end++;
        }
        return end;
    }

    /** The first start of a block at or after a place. */
    int startFrom(int place) {
        int start = place;
        while (start < order.length && !isStart[start]) {
            start++;
        }
        return start;
    }

    int record(int place) {
        return order[place];
    }

    int size() {
        return order.length;
    }

    String name() {
        return name;
    }

    long pairs() {
        return pairs;
    }

    long notCompared() {
        return notCompared;
    }
}
