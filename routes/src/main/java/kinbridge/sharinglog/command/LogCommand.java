package kinbridge.sharinglog.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code log}: what can be done with the sharing log from a terminal. */
@Command(
        name = "log",
        description = "The sharing log.",
        mixinStandardHelpOptions = true,
        subcommands = {LogVerifyCommand.class, LogProveCommand.class, LogKeyCommand.class})
public final class LogCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        CommandLine.usage(this, System.err);
        return 1;
    }
}
