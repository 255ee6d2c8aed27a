package kinbridge.sharinglog;

import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases an entry whose retention is over by destroying its key. The row and its header stay, with an
 * entry that says by whose authority, so the chain still verifies (specification 5.3, 5.7).
 */
public final class LogDisposal {

    private final SharingLog sharingLog;
    private final HubDatabase database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    LogDisposal(SharingLog sharingLog, HubDatabase database, DataSource dataSource, InstantSource clock) {
        this.sharingLog = sharingLog;
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * For an entry that two people have released for disposal and that no hold covers.
     *
     * @param retentionClass code of {@code retention.yaml}
     * @param authority who approved, by id
     */
    public EntryReceipt destroy(
            UUID entryId, LogEntry.Requester requester, String policyVersion, String retentionClass, String authority) {
        EntryReceipt tombstone = sharingLog.append(
                LogEntry.of(EntryKind.DISPOSAL, clock.instant(), requester, "RETENTION", policyVersion)
                        .because("class " + retentionClass + ", authority " + authority)
                        .answering(entryId));
        JdbcClient.create(database.login(DatabaseRole.DISPOSAL).unpooled())
                .sql("delete from sharing_log.entry_key where entry_id = ?")
                .param(entryId)
                .update();
        jdbc.sql("select sharing_log.forget_decisions(?)").param(entryId).query(row -> {});
        return tombstone;
    }
}
