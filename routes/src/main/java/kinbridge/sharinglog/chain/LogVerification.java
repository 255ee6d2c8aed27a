package kinbridge.sharinglog.chain;

import java.nio.file.Path;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.Login;

/** Checks a sharing log and says in words what it found. */
public final class LogVerification {

    private LogVerification() {}

    /** By the keys and checkpoints in the database itself. */
    public static Verification ofDatabase(HubDatabase database) {
        return ofDatabase(database.login(DatabaseRole.READER), Trust.ofItself());
    }

    /** Beside other work: on one processor. */
    public static Verification inTheBackground(Login login, Trust trust) {
        try (StoredLog log = DatabaseLog.open(login)) {
            return new LogCheck(log, trust, false).run();
        }
    }

    public static Verification ofDatabase(Login login, Trust trust) {
        try (StoredLog log = DatabaseLog.open(login)) {
            return new LogCheck(log, trust).run();
        }
    }

    public static Verification ofExport(Path export, Trust trust) {
        try (StoredLog log = ExportedLog.open(export)) {
            return new LogCheck(log, trust).run();
        }
    }
}
