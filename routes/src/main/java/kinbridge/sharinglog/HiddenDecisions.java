package kinbridge.sharinglog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.sharinglog.chain.LogRows;
import kinbridge.storage.SealBroken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was hidden, for the hub itself: to bring the duties that come with it before those whose they are.
 * It is read from the log after the look, so that the time of a look tells nothing of them. People read
 * it through {@link RestrictedLog} alone.
 */
public final class HiddenDecisions {

    private final JdbcClient jdbc;
    private final EntrySealer sealer;

    HiddenDecisions(DataSource dataSource, EntrySealer sealer) {
        this.jdbc = JdbcClient.create(dataSource);
        this.sealer = sealer;
    }

    /**
     * @param child the child in focus; of subject access, the person that a request is about
     * @param decisions those of level 0; empty also where the entry's key was destroyed
     */
    public record Entry(
            UUID entryId,
            long sequence,
            EntryKind kind,
            Instant recordedAt,
            LogEntry.Requester requester,
            String purpose,
            @Nullable UUID family,
            @Nullable UUID child,
            List<LoggedDecision> decisions) {}

    public List<String> instances() {
        return jdbc.sql("select instance from sharing_log.projection_progress order by instance")
                .query(String.class)
                .list();
    }

    /** The entries of one chain that follow, in order. */
    public List<Entry> after(String instance, long sequence, int limit) {
        return jdbc
                .sql("""
                        select e.*, k.detail_key, k.hidden_key
                        from sharing_log.entry e left join sharing_log.entry_key k using (entry_id)
                        where e.instance = ? and e.sequence > ? order by e.sequence limit ?""")
                .params(instance, sequence, limit)
                .query((row, number) -> new ProjectionRows.StoredEntry(
                        LogRows.chained(row), row.getBytes("detail_key"), row.getBytes("hidden_key")))
                .list()
                .stream()
                .map(this::entry)
                .toList();
    }

    private Entry entry(ProjectionRows.StoredEntry stored) {
        EntryHeader header = EntrySealer.readHeader(stored.entry().header());
        return new Entry(
                stored.entry().entryId(),
                stored.entry().sequence(),
                header.kind(),
                stored.entry().recordedAt(),
                header.requester(),
                header.purpose(),
                header.about().familyId(),
                header.about().childInFocus(),
                hidden(stored));
    }

    private List<LoggedDecision> hidden(ProjectionRows.StoredEntry stored) {
        byte[] key = stored.hiddenKey();
        try {
            return key == null
                    ? List.of()
                    : sealer.openHidden(stored.entry().entryId(), stored.entry().hidden(), key);
        } catch (SealBroken unreadable) {
            // The verification of the log reports it; one such entry must not keep back the duties of all others.
            return List.of();
        }
    }
}
