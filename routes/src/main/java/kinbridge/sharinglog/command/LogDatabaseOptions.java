package kinbridge.sharinglog.command;

import java.util.EnumMap;
import java.util.Map;
import kinbridge.storage.ConfiguredDatabase;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.EmbeddedDatabase;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds the hub's database; it reads it as kinbridge_reader, whether the hub runs or not. */
final class LogDatabaseOptions {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${sys:kinbridge.data:-${env:KINBRIDGE_DATA:-}}",
            description = "the hub's data folder; default data under the home folder")
    private @Nullable String data;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            defaultValue = "${sys:kinbridge.home:-${env:KINBRIDGE_HOME:-}}",
            description = "the hub's home folder; default the working directory")
    private @Nullable String home;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${sys:kinbridge.database.url:-${env:KINBRIDGE_DATABASE_URL:-}}",
            description = "JDBC address of the operator's database, read as kinbridge_reader with the password in"
                    + " KINBRIDGE_DATABASE_READER_PASSWORD")
    private @Nullable String url;

    @Option(
            names = "--database-reader-password",
            hidden = true,
            defaultValue = "${env:KINBRIDGE_DATABASE_READER_PASSWORD:-}")
    private @Nullable String readerPassword;

    HubDatabase reach() {
        if (url != null && !url.isBlank()) {
            Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
            passwords.put(DatabaseRole.READER, readerPassword == null ? "" : readerPassword);
            return new ConfiguredDatabase(url, passwords);
        }
        return EmbeddedDatabase.reach(HubFolders.of(home, data));
    }
}
