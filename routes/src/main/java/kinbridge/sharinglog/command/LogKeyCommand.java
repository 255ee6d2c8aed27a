package kinbridge.sharinglog.command;

import java.util.concurrent.Callable;
import kinbridge.sharinglog.chain.DatabaseLog;
import kinbridge.sharinglog.chain.StoredLog;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.StorageUnusable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code log key}: the public keys of a log, for whoever will check it one day. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the public keys that signed the log, in PEM, each with its id before it.",
            "Whoever is to check the log should get them on the first day, and not from the log they check."
        })
final class LogKeyCommand implements Callable<Integer> {

    @Mixin
    private LogDatabaseOptions databaseOptions = new LogDatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (HubDatabase database = databaseOptions.reach();
                StoredLog log = DatabaseLog.open(database.login(DatabaseRole.READER))) {
            log.keys().values().forEach(key -> {
                spec.commandLine().getOut().println("# " + key.id());
                spec.commandLine().getOut().print(key.toPem());
            });
            spec.commandLine().getOut().flush();
            return 0;
        } catch (UnreadableLog | StorageUnusable problem) {
            spec.commandLine().getErr().println(problem.getMessage());
            return 1;
        }
    }
}
