package kinbridge.sharinglog;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import kinbridge.storage.ConfiguredDatabase;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.EmbeddedDatabase;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import kinbridge.storage.StorageUnusable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code log}: what can be done with the sharing log from a terminal. */
@Command(
        name = "log",
        description = "The sharing log.",
        mixinStandardHelpOptions = true,
        subcommands = LogCommand.Verify.class)
public final class LogCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return 1;
    }

    /** {@code log verify}: exit 0 if intact, 1 if broken or unreadable. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Checks the chain, the tree and the signatures, and names the first bad entry.",
                "Without --export it reads the hub's own database, whether the hub runs or not."
            })
    static final class Verify implements Callable<Integer> {

        @Option(names = "--export", paramLabel = "FILE", description = "check this export instead of the database")
        private @Nullable Path export;

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = "checkpoints kept by somebody else (data/checkpoints/<instance>.jsonl as copied away)")
        private @Nullable Path checkpoint;

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

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try {
                return report(verify());
            } catch (UnreadableLog | StorageUnusable problem) {
                err().println(problem.getMessage());
                return 1;
            }
        }

        private Verification verify() {
            if (export != null) {
                return LogVerification.ofExport(export, checkpoint);
            }
            try (HubDatabase database = database()) {
                return LogVerification.ofDatabase(database, checkpoint);
            }
        }

        private HubDatabase database() {
            if (url != null && !url.isBlank()) {
                Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
                passwords.put(DatabaseRole.READER, readerPassword == null ? "" : readerPassword);
                return new ConfiguredDatabase(url, passwords);
            }
            return EmbeddedDatabase.reach(HubFolders.of(home, data));
        }

        private int report(Verification verification) {
            if (verification instanceof Verification.Broken broken) {
                err().println(broken.words());
                return 1;
            }
            out().println(verification.words());
            return 0;
        }

        private PrintWriter out() {
            return spec == null
                    ? new PrintWriter(System.out, true, java.nio.charset.StandardCharsets.UTF_8)
                    : spec.commandLine().getOut();
        }

        private PrintWriter err() {
            return spec == null
                    ? new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8)
                    : spec.commandLine().getErr();
        }
    }
}
