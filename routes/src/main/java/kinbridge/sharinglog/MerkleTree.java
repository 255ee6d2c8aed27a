package kinbridge.sharinglog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The tree of RFC 6962 (certificate transparency) over entry hashes, grown one leaf at a time. A single
 * entry can be proven to be under a signed root without showing the others.
 */
final class MerkleTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** Complete subtrees, smallest first. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    @SuppressWarnings("ArrayRecordComponent") // stored bytes; never compared as a record
    private record Subtree(long leaves, byte[] hash) {}

    void add(byte[] entryHash) {
        Subtree grown = new Subtree(1, ChainedEntry.sha256(LEAF, entryHash));
        while (!subtrees.isEmpty() && subtrees.peek().leaves() == grown.leaves()) {
            Subtree left = subtrees.pop();
            grown = new Subtree(left.leaves() * 2, ChainedEntry.sha256(NODE, left.hash(), grown.hash()));
        }
        subtrees.push(grown);
    }

    byte[] root() {
        if (subtrees.isEmpty()) {
            return ChainedEntry.sha256();
        }
        Iterator<Subtree> upwards = subtrees.iterator();
        byte[] root = upwards.next().hash();
        while (upwards.hasNext()) {
            root = ChainedEntry.sha256(NODE, upwards.next().hash(), root);
        }
        return root;
    }
}
