package kinbridge.needtoknow;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tries the sharing policy on paper, before it decides about anybody. */
@Command(
        name = "policy",
        description =
                "Check, try and compare the sharing tables. Works on files; only diff --families asks the running hub.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        subcommands = {PolicyCheck.class, PolicyDecide.class, PolicyDiff.class})
public final class PolicyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 1;
    }
}
