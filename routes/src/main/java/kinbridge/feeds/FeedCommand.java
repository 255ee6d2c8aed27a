package kinbridge.feeds;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import kinbridge.administrator.RunningHub;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code feed ...}: asks the running hub, with the administrator's token. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds of the running hub: list, test, start, stop, pause, resume.",
            "What is stopped or paused stays so when the hub starts again; a pause that is forgotten is an alarm.",
            "Exit status 0 when it is done, 1 when the hub refuses or does not answer."
        },
        synopsisSubcommandLabel = "COMMAND")
public class FeedCommand {

    private static final String ENDPOINT = "feeds";

    @Spec
    private @Nullable CommandSpec command;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Each feed: id, condition, last heard, problem; tab between.",
                "Then each outflow: id, 'out', messages confirmed, waiting and refused, problem."
            })
    int list(@Mixin RunningHub hub) throws IOException {
        return ask(hub, Map.of("action", "list"));
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Connect to each source, sign in, fetch one payload, map it; changes nothing, at the agency or here.",
                "A line a step: source, step, ok / failed / not tried, what was seen or what to do."
            })
    int test(@Mixin RunningHub hub, @Parameters(paramLabel = "FEED") String feed) throws IOException {
        return ask(hub, Map.of("action", "test", "feed", feed));
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Start a feed that was stopped or paused.")
    int start(@Mixin RunningHub hub, @Parameters(paramLabel = "FEED") String feed) throws IOException {
        return ask(hub, Map.of("action", "start", "feed", feed));
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on with a feed that was paused.")
    int resume(@Mixin RunningHub hub, @Parameters(paramLabel = "FEED") String feed) throws IOException {
        return ask(hub, Map.of("action", "resume", "feed", feed));
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Take a feed out of use.")
    int stop(@Mixin RunningHub hub, @Parameters(paramLabel = "FEED") String feed, @Mixin Reason reason)
            throws IOException {
        return ask(hub, Map.of("action", "stop", "feed", feed, "reason", reason.text));
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Look at nothing new for a while.")
    int pause(@Mixin RunningHub hub, @Parameters(paramLabel = "FEED") String feed, @Mixin Reason reason)
            throws IOException {
        return ask(hub, Map.of("action", "pause", "feed", feed, "reason", reason.text));
    }

    /** Why a feed is made silent. */
    static final class Reason {
        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why, for whoever finds it silent. No personal data.")
        private String text = "";
    }

    private int ask(RunningHub hub, Map<String, String> said) throws IOException {
        RunningHub.Answer answer = hub.ask(ENDPOINT, said);
        var line = Objects.requireNonNull(command).commandLine();
        (answer.isGood() ? line.getOut() : line.getErr()).println(answer.text().strip());
        (answer.isGood() ? line.getOut() : line.getErr()).flush();
        return answer.isGood() ? 0 : 1;
    }
}
