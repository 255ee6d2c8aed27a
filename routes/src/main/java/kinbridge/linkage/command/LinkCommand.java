package kinbridge.linkage.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kinbridge.linkage.blocking.Candidates.KeyCount;
import kinbridge.linkage.command.Linking.Found;
import kinbridge.linkage.likeness.Likeness;
import kinbridge.linkage.model.Model;
import kinbridge.linkage.model.ModelFile;
import kinbridge.linkage.model.Parameters.Convergence;
import kinbridge.linkage.register.Register;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code link}: which records of one file or two are one person. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 2,
        subcommands = {EvaluateCommand.class, GenerateCommand.class},
        description = {
            "Record linkage of one CSV file with itself, or of two. Columns are known by their headings;",
            "the weights are estimated from the records, without examples. See docs/linkage.md.",
            "Rows that cannot be used are left out and named on stderr. Exit status 1 where nothing could be linked."
        })
public final class LinkCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "LEFT", description = "a CSV file with a heading")
    private @Nullable Path left;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RIGHT",
            description = "another; its records are compared with the left's")
    private @Nullable Path right;

    @Option(
            names = "--out",
            paramLabel = "PAIRS",
            description = "where to write the pairs: id_l,id_r,match_weight (bits),match_probability,"
                    + " from the review threshold on, surest first")
    private @Nullable Path out;

    @Option(
            names = "--clusters",
            paramLabel = "FILE",
            description = "where to write the people: id,person (and file, of two files)")
    private @Nullable Path clusters;

    @Option(names = "--explain", paramLabel = "ID_L,ID_R", description = "print what each field of a pair weighs")
    private @Nullable String explain;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "fields, comparisons and blocking; without it, what comes with the program")
    private @Nullable Path config;

    @Option(
            names = "--id",
            paramLabel = "NAME",
            description = "the column of the id; without it 'id', or the number of the row")
    private @Nullable String id;

    @Option(
            names = "--save-model",
            paramLabel = "FILE",
            description = "where to write the model that was estimated, for --model")
    private @Nullable Path saveModel;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "weigh by a model that was kept, and estimate none: a pair then weighs the same whatever other"
                            + " records there are")
    private @Nullable Path modelFile;

    @Option(names = "--seed", paramLabel = "N", description = "which random pairs are taken; ${DEFAULT-VALUE}")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (left == null || (out == null && clusters == null && explain == null && saveModel == null)) {
            err().println("link: expected a file, and one of --out, --clusters, --explain and --save-model");
            spec.commandLine().usage(err());
            return 2;
        }
        try {
            ResultFiles.mustBeWritable(given(left, right, config, modelFile), given(out, clusters, saveModel));
            LinkageFiles files = LinkageFiles.read(config);
            RegisterReader reader = new RegisterReader(files.rules(), files.traits(), id, this::warn);
            Register register = reader.read(left, right);
            Linking linking = modelFile == null
                    ? Linking.estimated(register, files.rules(), seed)
                    : Linking.by(model(modelFile), register, files.rules());
            return link(register, linking, files.rules().thresholds().merge());
        } catch (IOException unusable) {
            warn(unusable instanceof Unlinkable ? String.valueOf(unusable.getMessage()) : Reading.fault(unusable));
            return 1;
        }
    }

    private static List<Path> given(@Nullable Path... files) {
        return Stream.of(files).filter(Objects::nonNull).toList();
    }

    private static ModelFile model(Path file) throws IOException {
        try {
            return ModelFile.read(Files.readString(file));
        } catch (CharacterCodingException wrong) {
            throw new Unlinkable(file.getFileName() + ": not a model of linkage, since it is no text");
        } catch (FileSystemException unusable) {
            throw unusable;
        } catch (IOException wrong) {
            throw new Unlinkable(file.getFileName() + ": " + wrong.getMessage());
        }
    }

    private int link(Register register, Linking linking, double merge) throws IOException {
        sayWhatIsCompared(register, linking);
        if (explain != null && !explain(register, linking)) {
            return 1;
        }
        if (saveModel != null) {
            ResultFiles.writeModel(saveModel, linking.file());
        }
        if (out != null || clusters != null) {
            Found found = linking.compare();
            sayWhatWasFound(linking, found);
            if (out != null) {
                ResultFiles.writePairs(out, register, found.links());
            }
            if (clusters != null) {
                int[] people = linking.people(found.links(), Model.weightOf(merge));
                ResultFiles.writePeople(clusters, register, people);
                warn("people: " + Arrays.stream(people).distinct().count());
            }
        }
        return 0;
    }

    private boolean explain(Register register, Linking linking) {
        String[] ids = String.valueOf(explain).split(",", -1);
        Integer one = ids.length == 2 ? register.placeOf(ids[0].strip(), true) : null;
        Integer other = ids.length == 2 ? register.placeOf(ids[1].strip(), false) : null;
        if (one == null || other == null) {
            warn("--explain: expected the ids of two records with a comma between, and found no such pair of rows");
            return false;
        }
        PrintWriter to = spec.commandLine().getOut();
        double weight = 0;
        for (Model.Step step : linking.model()
                .explain(register.records().get(one), register.records().get(other), new Likeness())) {
            weight += step.weight();
            to.printf(
                    Locale.ROOT,
                    "%-24s %-20s %+8.2f%n",
                    step.name(),
                    step.level() == null ? "" : step.level(),
                    step.weight());
        }
        to.printf(Locale.ROOT, "%-24s %-20s %+8.2f%n", "match weight", "", weight);
        to.printf(Locale.ROOT, "%-24s %-20s %8.6f%n", "match probability", "", Model.probability(weight));
        to.flush();
        return true;
    }

    private void sayWhatIsCompared(Register register, Linking linking) {
        warn(register.records().size() + " records, compared by " + String.join(", ", register.fields()));
        linking.constantFields()
                .forEach(field -> warn("field '" + field + "' is the same in all rows, and says nothing"));
        Convergence ended = linking.model().parameters().convergence();
        warn(String.format(
                Locale.ROOT,
                "model: %s after %d steps of the last round, largest change %.5f",
                ended.hasConverged() ? "converged" : "not converged",
                ended.iterations(),
                ended.change()));
    }

    private void sayWhatWasFound(Linking linking, Found found) {
        if (!linking.candidates().areAll()) {
            for (KeyCount key : linking.candidates().counts()) {
                warn("key " + key.key() + ": " + key.pairs() + " pairs"
                        + (key.notCompared() == 0
                                ? ""
                                : "; " + key.notCompared()
                                        + " left out, since a block was too large even when divided"));
            }
        }
        warn(String.format(
                Locale.ROOT,
                "%d pairs compared%s, %.0f of one person expected among those that were not",
                found.compared(),
                linking.candidates().areAll() ? " (all)" : "",
                found.missed()));
        warn(String.format(
                Locale.ROOT,
                "joined: %d pairs, %.1f expected to be two people; review: %d pairs, %.1f expected to be one;"
                        + " apart: %.1f pairs expected to be one person",
                found.joined().pairs(),
                found.joined().pairs() - found.joined().expected(),
                found.review().pairs(),
                found.review().expected(),
                found.apart()));
    }

    private void warn(String words) {
        err().println("link: " + words);
        err().flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
