package kinbridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import kinbridge.feeds.FeedCommand;
import kinbridge.intake.MapCommand;
import kinbridge.linkage.command.LinkCommand;
import kinbridge.mappings.Occurred;
import kinbridge.needtoknow.PolicyCommand;
import kinbridge.sharinglog.command.LogCommand;
import kinbridge.storage.HubFolders;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Started with no arguments it is the hub; with arguments it is one of the hub's commands. */
@SpringBootApplication
@Command(
        name = "kinbridge",
        mixinStandardHelpOptions = true,
        version = "kinbridge 0.1.0",
        description = "Without a command: the hub. Configuration is read from config/ under KINBRIDGE_HOME, "
                + "by default the working directory.",
        subcommands = {MapCommand.class, FeedCommand.class, PolicyCommand.class, LinkCommand.class, LogCommand.class})
public class Kinbridge {

    public static void main(String[] arguments) {
        if (isCommand(arguments)) {
            // A command prints its results; what its libraries report is not among them.
            Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(Level.WARN);
            // What decides has no clock: a command is told the day, as the hub's looks are.
            System.setProperty("kinbridge.today", today(InstantSource.system()).toString());
            System.exit(new CommandLine(new Kinbridge())
                    .setExecutionExceptionHandler(Kinbridge::failed)
                    .execute(arguments));
        }
        Path config = HubFolders.of(home(), null).config();
        if (!Files.isDirectory(config)) {
            System.err.println(
                    "There is no folder " + config + ": start the hub where its config/ lies, or set KINBRIDGE_HOME.");
            System.exit(1);
        }
        SpringApplication.run(Kinbridge.class, arguments);
    }

    /** What a command could not do, in a line: a stack trace helps nobody at a prompt, and may quote what it read. */
    private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        String kind = problem.getClass().getSimpleName();
        boolean isOurs =
                problem.getClass().getName().startsWith("kinbridge.") || problem.getClass() == IOException.class;
        String words = "failed: " + kind;
        if (isOurs) {
            words = String.valueOf(problem.getMessage());
        } else if (problem instanceof FileSystemException) {
            // Its message is the file's name alone.
            words = kind + ": " + problem.getMessage();
        }
        command.getErr().println(words);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static LocalDate today(InstantSource clock) {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    /** Settings such as {@code --server.port=0} are the hub's own. */
    private static boolean isCommand(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("--")
                        || List.of("--help", "--version").contains(arguments[0]));
    }

    private static @org.jspecify.annotations.Nullable String home() {
        return System.getProperty("kinbridge.home", System.getenv("KINBRIDGE_HOME"));
    }
}
