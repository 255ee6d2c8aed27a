package kinbridge.sharinglog.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import kinbridge.sharinglog.chain.MerkleProof.Subtrees;

/**
 * The tree of RFC 6962 section 2.1 (certificate transparency) over entry hashes, grown one leaf at a time:
 * leaf n is entry n + 1 of a chain. A single entry can be proven to be under a signed root without showing
 * the others, and a later root to continue an earlier one; see {@link MerkleProof}.
 */
public final class MerkleTree {

    /** A tile stands for this many of the level below, so that a proof reads hundreds of hashes and not all. */
    public static final int TILE_BITS = 8;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** Complete subtrees, smallest first. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    private long size;

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    private record Subtree(int level, byte[] hash) {}

    /**
     * A complete subtree that is kept, so that the tree need not be made from all its leaves again.
     *
     * @param level 1 for 256 leaves, 2 for 65,536 and so on
     * @param position from the left, counted in tiles of that level
     */
    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    public record Tile(int level, long position, byte[] hash) {}

    /** The tree of the first so many leaves, from subtrees that are known. */
    public static MerkleTree of(Subtrees known, long size) {
        MerkleTree tree = new MerkleTree();
        long covered = 0;
        for (int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(size); level >= 0; level--) {
            if ((size >> level & 1) == 1) {
                tree.subtrees.push(new Subtree(level, known.complete(level, covered >> level)));
                covered += 1L << level;
            }
        }
        tree.size = size;
        return tree;
    }

    public static byte[] leaf(byte[] entryHash) {
        return ChainedEntry.sha256(LEAF, entryHash);
    }

    public static byte[] node(byte[] left, byte[] right) {
        return ChainedEntry.sha256(NODE, left, right);
    }

    public long size() {
        return size;
    }

    /** @return the tiles that this leaf completes, the lowest first */
    public List<Tile> add(byte[] entryHash) {
        Subtree grown = new Subtree(0, leaf(entryHash));
        List<Tile> completed = new ArrayList<>(0);
        while (!subtrees.isEmpty() && subtrees.peek().level() == grown.level()) {
            Subtree left = subtrees.pop();
            grown = new Subtree(left.level() + 1, node(left.hash(), grown.hash()));
            tile(grown).ifPresent(completed::add);
        }
        subtrees.push(grown);
        size++;
        return completed;
    }

    private Optional<Tile> tile(Subtree grown) {
        return grown.level() % TILE_BITS == 0
                ? Optional.of(new Tile(grown.level() / TILE_BITS, size >> grown.level(), grown.hash()))
                : Optional.empty();
    }

    public byte[] root() {
        if (subtrees.isEmpty()) {
            return ChainedEntry.sha256();
        }
        Iterator<Subtree> upwards = subtrees.iterator();
        byte[] root = upwards.next().hash();
        while (upwards.hasNext()) {
            root = node(upwards.next().hash(), root);
        }
        return root;
    }
}
