package kinbridge.sharinglog.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Held against the definitions of RFC 6962 section 2.1, written down as they stand there. */
class MerkleProofProperties {

    @Property(tries = 200)
    void the_root_is_that_of_the_definition(@ForAll @IntRange(min = 0, max = 600) int size) {
        List<byte[]> leaves = leaves(size);

        assertThat(MerkleProof.root(subtrees(leaves), size)).isEqualTo(mth(leaves));
        assertThat(grown(leaves).root()).isEqualTo(mth(leaves));
    }

    @Property(tries = 200)
    void the_path_of_a_leaf_is_that_of_the_definition_and_holds(
            @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
        int leaf = any % size;
        List<byte[]> leaves = leaves(size);

        List<byte[]> path = MerkleProof.inclusion(subtrees(leaves), leaf, size);

        assertThat(path).usingElementComparator(java.util.Arrays::compare).isEqualTo(path(leaf, leaves));
        assertThat(MerkleProof.isIncluded(leaves.get(leaf), leaf, size, path, mth(leaves)))
                .isTrue();
    }

    @Property(tries = 200)
    void the_path_of_one_leaf_proves_no_other_place_and_no_other_entry(
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll @IntRange(max = 299) int any,
            @ForAll @IntRange(min = 1, max = 299) int further) {
        int leaf = any % size;
        int other = (leaf + 1 + further % (size - 1)) % size;
        List<byte[]> leaves = leaves(size);
        List<byte[]> path = MerkleProof.inclusion(subtrees(leaves), leaf, size);

        if (other != leaf) {
            assertThat(MerkleProof.isIncluded(leaves.get(leaf), other, size, path, mth(leaves)))
                    .isFalse();
            assertThat(MerkleProof.isIncluded(leaves.get(other), leaf, size, path, mth(leaves)))
                    .isFalse();
        }
        assertThat(MerkleProof.isIncluded(leaves.get(leaf), leaf, size, path, mth(leaves.subList(0, size - 1))))
                .isFalse();
        assertThat(MerkleProof.isIncluded(leaves.get(leaf), size, size, path, mth(leaves)))
                .isFalse();
    }

    @Property(tries = 200)
    void what_grew_is_proven_to_continue_what_was(
            @ForAll @IntRange(min = 1, max = 300) int second, @ForAll @IntRange(max = 299) int any) {
        int first = any % second + 1;
        List<byte[]> leaves = leaves(second);

        List<byte[]> path = MerkleProof.consistency(subtrees(leaves), first, second);

        assertThat(path).usingElementComparator(java.util.Arrays::compare).isEqualTo(proof(first, leaves));
        assertThat(MerkleProof.isContinued(first, mth(leaves.subList(0, first)), second, mth(leaves), path))
                .isTrue();
    }

    @Property(tries = 200)
    void a_tree_with_one_early_entry_changed_does_not_continue_it(
            @ForAll @IntRange(min = 2, max = 300) int second,
            @ForAll @IntRange(max = 299) int any,
            @ForAll @IntRange(max = 299) int changed) {
        int first = any % second + 1;
        List<byte[]> leaves = leaves(second);
        List<byte[]> rewritten = new ArrayList<>(leaves);
        rewritten.set(changed % first, ChainedEntry.sha256(new byte[] {1, 2, 3}));

        List<byte[]> path = MerkleProof.consistency(subtrees(rewritten), first, second);

        assertThat(MerkleProof.isContinued(first, mth(leaves.subList(0, first)), second, mth(rewritten), path))
                .isFalse();
    }

    @Property(tries = 100)
    void a_proof_with_a_hash_changed_left_out_or_added_does_not_hold(
            @ForAll @IntRange(min = 3, max = 300) int size, @ForAll Random random) {
        List<byte[]> leaves = leaves(size);
        int leaf = random.nextInt(size);
        List<byte[]> path = MerkleProof.inclusion(subtrees(leaves), leaf, size);
        int at = random.nextInt(path.size());

        List<byte[]> changed = new ArrayList<>(path);
        changed.set(at, ChainedEntry.sha256(path.get(at)));
        List<byte[]> shorter = new ArrayList<>(path);
        shorter.remove(at);
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(at, path.get(at));

        for (List<byte[]> wrong : List.of(changed, shorter, longer)) {
            assertThat(MerkleProof.isIncluded(leaves.get(leaf), leaf, size, wrong, mth(leaves)))
                    .isFalse();
        }
    }

    @Property(tries = 100)
    void a_tree_that_goes_on_from_kept_subtrees_has_the_same_root(
            @ForAll @IntRange(min = 0, max = 600) int before, @ForAll @IntRange(min = 0, max = 300) int after) {
        List<byte[]> leaves = leaves(before + after);
        MerkleTree tree = MerkleTree.of(subtrees(leaves), before);

        leaves.subList(before, before + after).forEach(tree::add);

        assertThat(tree.size()).isEqualTo(before + after);
        assertThat(tree.root()).isEqualTo(mth(leaves));
    }

    @Property(tries = 20)
    void each_tile_is_the_root_of_its_own_leaves(@ForAll @IntRange(min = 256, max = 1200) int size) {
        List<byte[]> leaves = leaves(size);
        MerkleTree tree = new MerkleTree();
        List<MerkleTree.Tile> tiles = new ArrayList<>();

        leaves.forEach(leaf -> tiles.addAll(tree.add(leaf)));

        assertThat(tiles).hasSize(size / 256);
        for (MerkleTree.Tile tile : tiles) {
            int from = (int) tile.position() * 256;
            assertThat(tile.level()).isEqualTo(1);
            assertThat(tile.hash()).isEqualTo(mth(leaves.subList(from, from + 256)));
        }
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(ChainedEntry.sha256(new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        return leaves;
    }

    private static MerkleTree grown(List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree;
    }

    private static MerkleProof.Subtrees subtrees(List<byte[]> leaves) {
        return (level, position) -> {
            int from = (int) (position << level);
            return mth(leaves.subList(from, from + (1 << level)));
        };
    }

    private static byte[] mth(List<byte[]> d) {
        if (d.isEmpty()) {
            return ChainedEntry.sha256();
        }
        if (d.size() == 1) {
            return ChainedEntry.sha256(new byte[] {0}, d.get(0));
        }
        int k = k(d.size());
        return ChainedEntry.sha256(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, d.size())));
    }

    private static List<byte[]> path(int m, List<byte[]> d) {
        List<byte[]> path = new ArrayList<>();
        if (d.size() > 1) {
            int k = k(d.size());
            path.addAll(m < k ? path(m, d.subList(0, k)) : path(m - k, d.subList(k, d.size())));
            path.add(m < k ? mth(d.subList(k, d.size())) : mth(d.subList(0, k)));
        }
        return path;
    }

    private static List<byte[]> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
        List<byte[]> proof = new ArrayList<>();
        if (m == d.size()) {
            if (!b) {
                proof.add(mth(d));
            }
            return proof;
        }
        int k = k(d.size());
        if (m <= k) {
            proof.addAll(subproof(m, d.subList(0, k), b));
            proof.add(mth(d.subList(k, d.size())));
        } else {
            proof.addAll(subproof(m - k, d.subList(k, d.size()), false));
            proof.add(mth(d.subList(0, k)));
        }
        return proof;
    }

    private static int k(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }
}
