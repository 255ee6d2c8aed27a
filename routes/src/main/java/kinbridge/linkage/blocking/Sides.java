package kinbridge.linkage.blocking;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Of one file every record may be any other; of two, one of the left only one of the right. */
public final class Sides {

    private final @Nullable BitSet left;

    private Sides(@Nullable BitSet left) {
        this.left = left;
    }

    public static Sides ofOneFile() {
        return new Sides(null);
    }

    /** @param left by record, whether it is of the left file */
    public static Sides ofTwoFiles(BitSet left) {
        return new Sides((BitSet) left.clone());
    }

    public boolean areTwo() {
        return left != null;
    }

    public boolean isLeft(int record) {
        return left != null && left.get(record);
    }

    /** Whether the two may be compared. */
    public boolean mayMeet(int one, int other) {
        return left == null || left.get(one) != left.get(other);
    }

    /** How many pairs there are among so many records. */
    public long pairs(int records) {
        if (left == null) {
            return (long) records * (records - 1) / 2;
        }
        long ours = left.cardinality();
        return ours * (records - ours);
    }
}
