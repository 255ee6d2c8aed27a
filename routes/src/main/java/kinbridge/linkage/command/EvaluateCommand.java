package kinbridge.linkage.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import kinbridge.linkage.command.Evaluation.AtThreshold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code link evaluate}: how good the pairs are, where it is known who is who. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        description = "Precision, recall and F1 by threshold, from a file with labels.")
final class EvaluateCommand implements Callable<Integer> {

    private static final List<Double> THRESHOLDS =
            List.of(0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999);

    @Parameters(index = "0", paramLabel = "PAIRS", description = "as `link --out` writes them")
    private Path pairs = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "TRUTH",
            description = "CSV with columns id,person, or id_l,id_r for each true pair")
    private Path truth = Path.of("");

    @Option(names = "--clusters", paramLabel = "FILE", description = "people as `link --clusters` writes them")
    private @Nullable Path clusters;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Evaluation evaluation = new Evaluation(Labels.read(truth));
            List<AtThreshold> scores = evaluation.ofPairs(pairs, THRESHOLDS);
            out.println("threshold     pairs precision    recall        F1");
            for (AtThreshold each : scores.subList(0, scores.size() - 1)) {
                out.println(line(each));
            }
            out.println(line(scores.get(scores.size() - 1)) + "  highest F1");
            if (clusters != null) {
                Evaluation.OfPeople people =
                        evaluation.ofPeople(Labels.read(clusters).people());
                out.println("people, by pairs    " + people.pairs().columns());
                out.println("people, B-cubed     " + people.bCubed().columns());
            }
            out.flush();
            return 0;
        } catch (IOException unusable) {
            spec.commandLine()
                    .getErr()
                    .println("link evaluate: "
                            + (unusable instanceof Unlinkable ? unusable.getMessage() : Reading.fault(unusable)));
            return 1;
        }
    }

    private static String line(AtThreshold each) {
        return String.format(
                Locale.ROOT,
                "%9.4f %9d %s",
                each.threshold(),
                each.pairs(),
                each.score().columns());
    }
}
