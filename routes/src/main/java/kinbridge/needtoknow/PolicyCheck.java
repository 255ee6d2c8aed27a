package kinbridge.needtoknow;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs every scenario of a file on the tables, and says which no longer decide as expected. */
@Command(
        name = "check",
        description = "Run a file of scenarios on the sharing tables: a line for each failure, then how many passed.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 1)
@SuppressWarnings("NullAway.Init") // set by picocli
final class PolicyCheck implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Scenarios, as YAML.")
    private Path file;

    @Mixin
    private SharingFolder folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter problems = spec.commandLine().getErr();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return check(folder.engine(), text);
        } catch (SharingTablesRefused e) {
            problems.println(e.getMessage());
        } catch (IOException e) {
            problems.println(file + ": cannot be read");
        }
        return 1;
    }

    private int check(DecisionEngine engine, Reader text) {
        Problems problems = new Problems();
        List<ScenarioFile.Entry> entries = ScenarioFile.read(file.toString(), text, problems);
        problems.found().forEach(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        for (ScenarioFile.Entry entry : entries) {
            List<String> failures = failures(engine, entry);
            if (!failures.isEmpty()) {
                failed++;
                out.println(entry.id() + ": " + String.join("; ", failures));
            }
        }
        out.println((entries.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 && problems.isEmpty() ? 0 : 1;
    }

    private static List<String> failures(DecisionEngine engine, ScenarioFile.Entry entry) {
        Scenario scenario = entry.scenario();
        return scenario == null ? entry.problems() : scenario.differences(engine.decide(scenario.request()));
    }
}
