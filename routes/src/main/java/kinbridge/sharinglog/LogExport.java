package kinbridge.sharinglog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
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

    /** The file holds headers in clear and everything else encrypted. */
    public EntryReceipt write(
            Path file, LogEntry.Requester requester, String purpose, String policyVersion, String why) {
        EntryReceipt receipt =
                sharingLog.append(LogEntry.of(EntryKind.EXPORT, clock.instant(), requester, purpose, policyVersion)
                        .because(why)
                        .through(new LogEntry.Delivery("log-export", requester.personId(), null)));
        try (StoredLog log = DatabaseLog.open(database.login(DatabaseRole.APP))) {
            ExportedLog.write(log, file);
            return receipt;
        } catch (IOException problem) {
            throw new UncheckedIOException("the export of the sharing log could not be written", problem);
        }
    }
}
