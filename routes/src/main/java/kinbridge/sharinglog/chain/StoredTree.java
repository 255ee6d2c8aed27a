package kinbridge.sharinglog.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kinbridge.sharinglog.chain.MerkleProof.Subtrees;

/** The tree of one chain in the database: entry hashes, and tiles over them, read a block at a time. */
public final class StoredTree implements Subtrees {

    private static final int BLOCK = 1 << MerkleTree.TILE_BITS;

    private final Connection connection;
    private final String instance;
    private final Map<Block, List<byte[]>> blocks = new HashMap<>();

    private record Block(int level, long number) {}

    public StoredTree(Connection connection, String instance) {
        this.connection = connection;
        this.instance = instance;
    }

    @Override
    public byte[] complete(int level, long position) {
        if (level % MerkleTree.TILE_BITS == 0) {
            return kept(level / MerkleTree.TILE_BITS, position);
        }
        return MerkleTree.node(complete(level - 1, position * 2), complete(level - 1, position * 2 + 1));
    }

    private byte[] kept(int level, long position) {
        List<byte[]> block = blocks.computeIfAbsent(new Block(level, position / BLOCK), this::read);
        int within = (int) (position % BLOCK);
        if (within >= block.size()) {
            throw new UnreadableLog("The log of " + instance + " lacks what a proof needs: "
                    + (level == 0 ? "entry " + (position + 1) : "tile " + position + " of level " + level)
                    + " is not there.");
        }
        return block.get(within);
    }

    private List<byte[]> read(Block block) {
        String query = block.level() == 0
                ? "select hash from sharing_log.entry where instance = ? and sequence > ? and sequence <= ?"
                        + " order by sequence"
                : "select hash from sharing_log.tree_tile where instance = ? and position >= ? and position < ?"
                        + " and level = ? order by position";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, instance);
            statement.setLong(2, block.number() * BLOCK);
            statement.setLong(3, (block.number() + 1) * BLOCK);
            if (block.level() > 0) {
                statement.setInt(4, block.level());
            }
            List<byte[]> hashes = new ArrayList<>(BLOCK);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] hash = rows.getBytes(1);
                    hashes.add(block.level() == 0 ? MerkleTree.leaf(hash) : hash);
                }
            }
            return hashes;
        } catch (SQLException problem) {
            throw new UnreadableLog("The tree of the log cannot be read: " + problem.getMessage());
        }
    }
}
