package kinbridge.linkage.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kinbridge.linkage.invented.InventedPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code link generate}: invented people, to measure with. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        description = {
            "Writes records of invented British people and a file that says who is who.",
            "They are as five agencies would hold them, with the errors that agencies make.",
            "The same seed gives the same files."
        })
final class GenerateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RECORDS", description = "how many")
    private int records;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write the records")
    private Path out = Path.of("");

    @Option(names = "--truth", required = true, paramLabel = "FILE", description = "where to write id,person")
    private Path truth = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "${DEFAULT-VALUE} if not given")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (records < 1) {
            spec.commandLine().getErr().println("link generate: expected a number of records from 1 on");
            return 1;
        }
        try (Writer people = Files.newBufferedWriter(out);
                Writer labels = Files.newBufferedWriter(truth)) {
            new InventedPeople(seed).write(records, people, labels);
            return 0;
        } catch (IOException unusable) {
            spec.commandLine().getErr().println("link generate: " + Reading.fault(unusable));
            return 1;
        }
    }
}
