package kinbridge.needtoknow;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import kinbridge.administrator.RunningHub;
import kinbridge.needtoknow.PolicyComparison.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a change of the tables would change: see {@link PolicyComparison}. */
@Command(
        name = "diff",
        description = {
            "Compare the sharing tables with another folder's: a line for each role, category and purpose"
                    + " that would be decided differently.",
            "With --families it asks the running hub instead, by an administrator's token: a line for each"
                    + " open family, member of its team and category whose records would be decided differently"
                    + " from the policy in force. Asking is an entry of the sharing log."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2)
@SuppressWarnings("NullAway.Init") // set by picocli
final class PolicyDiff implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The other folder of sharing tables.")
    private Path other;

    @Option(names = "--families", description = "Compare for the families that are open now, on the running hub.")
    private boolean families;

    @Mixin
    private SharingFolder folder;

    @Mixin
    private RunningHub hub;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter problems = spec.commandLine().getErr();
        try {
            return families ? ofFamilies() : ofRoles();
        } catch (SharingTablesRefused e) {
            problems.println(e.getMessage());
        } catch (IOException e) {
            problems.println(e.getMessage());
        }
        return 1;
    }

    private int ofRoles() {
        PrintWriter out = spec.commandLine().getOut();
        List<Change> changes = PolicyComparison.between(folder.load(), SharingTables.load(other), folder::on);
        long changed =
                changes.stream().flatMap(Change::lines).peek(out::println).count();
        out.println(changed + " changed");
        return 0;
    }

    private int ofFamilies() throws IOException {
        Map<String, String> files = SharingTables.load(other).files();
        // The management port takes texts only, so the files go as one.
        RunningHub.Answer answer = hub.ask("policydiff", Map.of("files", new ObjectMapper().writeValueAsString(files)));
        (answer.isGood() ? spec.commandLine().getOut() : spec.commandLine().getErr())
                .println(answer.text().strip());
        return answer.isGood() ? 0 : 1;
    }
}
