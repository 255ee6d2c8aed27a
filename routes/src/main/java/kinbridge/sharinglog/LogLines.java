package kinbridge.sharinglog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import kinbridge.mappings.DetailLevel;
import kinbridge.sharinglog.chain.ChainedEntry;
import kinbridge.sharinglog.chain.LogRows;

/** An entry as one line of a list. */
final class LogLines {

    private LogLines() {}

    static LogLine of(ChainedEntry entry, EntryHeader header) {
        return new LogLine(
                entry.entryId(),
                entry.instance(),
                entry.sequence(),
                header.kind(),
                entry.recordedAt(),
                entry.eventAt(),
                header.requester().personId(),
                header.requester().role(),
                header.requester().agency(),
                header.requester().tafStatus(),
                header.purpose(),
                header.about().familyId(),
                header.about().childInFocus(),
                header.about().harm(),
                header.delivery().channel(),
                header.delivery().recipient(),
                header.count(DetailLevel.WITHHOLD),
                header.count(DetailLevel.EXISTENCE),
                header.count(DetailLevel.SUMMARY),
                header.count(DetailLevel.FULL),
                header.overrides());
    }

    static LogLine of(ResultSet row) throws SQLException {
        return new LogLine(
                row.getObject("entry_id", UUID.class),
                row.getString("instance"),
                row.getLong("sequence"),
                EntryKind.valueOf(row.getString("kind")),
                LogRows.instant(row, "recorded_at"),
                LogRows.instant(row, "event_at"),
                row.getString("person_id"),
                row.getString("role"),
                row.getString("agency"),
                row.getString("taf_status"),
                row.getString("purpose"),
                row.getObject("family_id", UUID.class),
                row.getObject("child_id", UUID.class),
                row.getString("harm"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getInt("withheld_count"),
                row.getInt("existence_count"),
                row.getInt("summary_count"),
                row.getInt("full_count"),
                row.getInt("override_count"));
    }
}
