package kinbridge.sharinglog.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Proofs of RFC 6962 section 2.1: that an entry is under a root (2.1.1), and that a tree continues an
 * earlier one (2.1.2). They are checked as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say; whoever checks needs
 * the proof and two roots, and nothing of the log.
 */
final class MerkleProof {

    private MerkleProof() {}

    /** The hashes of complete subtrees, wherever they are kept. */
    interface Subtrees {

        /** @param level the subtree has 2 to this power leaves; 0 is a leaf itself */
        byte[] complete(int level, long position);
    }

    /** The root over the first so many leaves. */
    static byte[] root(Subtrees tree, long size) {
        return size == 0 ? ChainedEntry.sha256() : range(tree, 0, size);
    }

    private static byte[] range(Subtrees tree, long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return tree.complete(level, from >> level);
        }
        long left = from + largestPowerBelow(leaves);
        return MerkleTree.node(range(tree, from, left), range(tree, left, to));
    }

    private static long largestPowerBelow(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /**
     * The audit path of a leaf, from the leaf upwards.
     *
     * @param leaf counted from 0
     * @throws IllegalArgumentException if the tree of that size has no such leaf
     */
    static List<byte[]> inclusion(Subtrees tree, long leaf, long size) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + leaf);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(tree, leaf, 0, size, path);
        return path;
    }

    private static void inclusion(Subtrees tree, long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long left = from + largestPowerBelow(to - from);
        if (leaf < left) {
            inclusion(tree, leaf, from, left, path);
            path.add(range(tree, left, to));
        } else {
            inclusion(tree, leaf, left, to, path);
            path.add(range(tree, from, left));
        }
    }

    /**
     * What shows that the tree of the second size begins with that of the first.
     *
     * @throws IllegalArgumentException unless first is between 1 and second
     */
    static List<byte[]> consistency(Subtrees tree, long first, long second) {
        if (first < 1 || first > second) {
            throw new IllegalArgumentException("a tree of " + second + " leaves cannot continue one of " + first);
        }
        List<byte[]> path = new ArrayList<>();
        consistency(tree, first, 0, second, true, path);
        return path;
    }

    private static void consistency(Subtrees tree, long first, long from, long to, boolean isWhole, List<byte[]> path) {
        if (first == to) {
            if (!isWhole) {
                path.add(range(tree, from, to));
            }
            return;
        }
        long left = from + largestPowerBelow(to - from);
        if (first <= left) {
            consistency(tree, first, from, left, isWhole, path);
            path.add(range(tree, left, to));
        } else {
            consistency(tree, first, left, to, false, path);
            path.add(range(tree, from, left));
        }
    }

    /** Whether the entry with this hash is under the root, at that place. */
    static boolean isIncluded(byte[] entryHash, long leaf, long size, List<byte[]> path, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long node = leaf;
        long last = size - 1;
        byte[] hash = MerkleTree.leaf(entryHash);
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(beside, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of the second root begins with that of the first. */
    static boolean isContinued(long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> path) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        Iterator<byte[]> hashes = path.iterator();
        if (Long.bitCount(first) != 1 && !hashes.hasNext()) {
            return false;
        }
        byte[] early = Long.bitCount(first) == 1 ? firstRoot : hashes.next();
        byte[] late = early;
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        while (hashes.hasNext()) {
            byte[] beside = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                early = MerkleTree.node(beside, early);
                late = MerkleTree.node(beside, late);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                late = MerkleTree.node(late, beside);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(early, firstRoot) && Arrays.equals(late, secondRoot);
    }
}
