package kinbridge.sharinglog;

import java.io.IOException;
import java.io.Writer;
import java.time.InstantSource;
import kinbridge.sharinglog.chain.DatabaseLog;
import kinbridge.sharinglog.chain.ExportedLog;
import kinbridge.sharinglog.chain.StoredLog;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;

/** Writes the whole log to a file that anybody can check; itself an entry, written first. */
public final class LogExport {

    private final SharingLog sharingLog;
    private final HubDatabase database;
    private final InstantSource clock;

    LogExport(SharingLog sharingLog, HubDatabase database, InstantSource clock) {
        this.sharingLog = sharingLog;
        this.database = database;
        this.clock = clock;
    }

    /** A file about to be written: headers in clear and everything else encrypted. */
    public interface Export {

        /** As the log stands at this moment, the entry of this export included. */
        void writeTo(Writer out) throws IOException;
    }

    /** @throws LogUnavailable if the entry cannot be written; then there is no export */
    public Export begin(LogEntry.Requester requester, String purpose, String policyVersion, String why) {
        sharingLog.append(LogEntry.of(EntryKind.EXPORT, clock.instant(), requester, purpose, policyVersion)
                .because(why)
                .through(new LogEntry.Delivery("log-export", requester.personId(), null)));
        return out -> {
            try (StoredLog log = DatabaseLog.open(database.login(DatabaseRole.APP))) {
                ExportedLog.write(log, out);
            }
        };
    }
}
