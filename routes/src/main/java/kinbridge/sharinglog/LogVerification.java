package kinbridge.sharinglog;

import java.nio.file.Path;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.Login;
import org.jspecify.annotations.Nullable;

/** Checks a sharing log and says in words what it found. */
public final class LogVerification {

    private LogVerification() {}

    /** @param checkpointFile kept by somebody else, or null */
    public static Verification ofExport(Path export, @Nullable Path checkpointFile) {
        try (StoredLog log = ExportedLog.open(export)) {
            return new LogCheck(log, witness(checkpointFile)).run();
        }
    }

    public static Verification ofDatabase(HubDatabase database, @Nullable Path checkpointFile) {
        return ofDatabase(database.login(DatabaseRole.READER), checkpointFile);
    }

    static Verification ofDatabase(Login login, @Nullable Path checkpointFile) {
        try (StoredLog log = DatabaseLog.open(login)) {
            return new LogCheck(log, witness(checkpointFile)).run();
        }
    }

    private static CheckpointFile.@Nullable Content witness(@Nullable Path checkpointFile) {
        return checkpointFile == null ? null : CheckpointFile.read(checkpointFile);
    }
}
