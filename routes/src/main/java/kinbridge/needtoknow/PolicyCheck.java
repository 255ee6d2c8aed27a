package kinbridge.needtoknow;

import java.io.PrintWriter;
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
        exitCodeOnInvalidInput = 2)
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
        PrintWriter err = spec.commandLine().getErr();
        Problems problems = new Problems();
        try {
            SharingTables tables = folder.load();
            String text = FileText.read(file, problems);
            List<ScenarioFile.Entry> entries =
                    text == null ? List.of() : ScenarioFile.read(file.toString(), text, tables, problems);
            problems.found().forEach(err::println);
            return entries.isEmpty() && !problems.isEmpty() ? 1 : check(folder.on(tables), entries, problems.isEmpty());
        } catch (SharingTablesRefused e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    /** Those that cannot be read are named, and the sound ones still run. */
    private int check(DecisionEngine engine, List<ScenarioFile.Entry> entries, boolean isSound) {
        PrintWriter out = spec.commandLine().getOut();
        int failed = 0;
        for (ScenarioFile.Entry entry : entries) {
            entry.problems().forEach(spec.commandLine().getErr()::println);
            List<String> failures = failures(engine, entry);
            if (!failures.isEmpty()) {
                failed++;
                out.println(entry.id() + ": " + String.join("; ", failures));
            }
        }
        out.println((entries.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 && isSound ? 0 : 1;
    }

    private static List<String> failures(DecisionEngine engine, ScenarioFile.Entry entry) {
        Scenario scenario = entry.scenario();
        return scenario == null
                ? List.of("cannot be read as it is written")
                : scenario.differences(engine.decide(scenario.request()));
    }
}
