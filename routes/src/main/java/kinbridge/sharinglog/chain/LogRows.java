package kinbridge.sharinglog.chain;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** The columns of the log's tables and the records they hold. */
public final class LogRows {

    private LogRows() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static ChainedEntry chained(ResultSet row) throws SQLException {
        return new ChainedEntry(
                row.getString("instance"),
                row.getLong("sequence"),
                row.getObject("entry_id", UUID.class),
                row.getString("kind"),
                instant(row, "recorded_at"),
                instant(row, "event_at"),
                row.getBytes("header"),
                row.getBytes("detail"),
                row.getBytes("hidden"),
                row.getBytes("prev_hash"),
                row.getBytes("hash"),
                row.getString("key_id"),
                row.getBytes("signature"));
    }

    public static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getString("instance"),
                row.getLong("sequence"),
                row.getLong("first_sequence"),
                row.getBytes("head_hash"),
                row.getBytes("tree_root"),
                instant(row, "made_at"),
                row.getString("key_id"),
                row.getBytes("signature"));
    }

    public static void bind(PreparedStatement statement, ChainedEntry entry) throws SQLException {
        statement.setString(1, entry.instance());
        statement.setLong(2, entry.sequence());
        statement.setObject(3, entry.entryId());
        statement.setString(4, entry.kind());
        statement.setObject(5, timestamp(entry.recordedAt()));
        statement.setObject(6, timestamp(entry.eventAt()));
        statement.setBytes(7, entry.header());
        statement.setBytes(8, entry.detail());
        statement.setBytes(9, entry.hidden());
        statement.setBytes(10, entry.prevHash());
        statement.setBytes(11, entry.hash());
        statement.setString(12, entry.keyId());
        statement.setBytes(13, entry.signature());
    }

    public static void bind(PreparedStatement statement, Checkpoint checkpoint) throws SQLException {
        statement.setString(1, checkpoint.instance());
        statement.setLong(2, checkpoint.sequence());
        statement.setLong(3, checkpoint.firstSequence());
        statement.setBytes(4, checkpoint.headHash());
        statement.setBytes(5, checkpoint.treeRoot());
        statement.setObject(6, timestamp(checkpoint.madeAt()));
        statement.setString(7, checkpoint.keyId());
        statement.setBytes(8, checkpoint.signature());
    }
}
