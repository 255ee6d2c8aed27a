package kinbridge.sharinglog.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import kinbridge.sharinglog.chain.LogProof;
import kinbridge.sharinglog.chain.LogProofs;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.storage.DatabaseRole;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.StorageUnusable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code log prove}: exit 0 if the proof was written, 1 if there is none to be had. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a proof (RFC 6962) that needs none of the rest of the log:",
            "of one entry, that a signed checkpoint covers it; or of two checkpoints, that the later continues the"
                    + " earlier, so that nothing between was taken away or changed.",
            "Check it with 'log verify --proof FILE --key FILE'."
        })
final class LogProveCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of them. */
    private static final class What {

        @Option(names = "--entry", paramLabel = "ID", required = true, description = "the entry to prove")
        private @Nullable UUID entry;

        @ArgGroup(exclusive = false)
        private @Nullable Between between;
    }

    /** Both of them. */
    private static final class Between {

        @Option(
                names = "--from",
                paramLabel = "SEQUENCE",
                required = true,
                description = "the last entry under the earlier checkpoint")
        private long from;

        @Option(
                names = "--to",
                paramLabel = "SEQUENCE",
                required = true,
                description = "the last entry under the later checkpoint")
        private long to;

        @Option(
                names = "--instance",
                paramLabel = "NAME",
                defaultValue = "hub-1",
                description = "whose chain; default hub-1")
        private String instance = "hub-1";
    }

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to write the proof (JSON)")
    private Path out = Path.of("");

    @Mixin
    private LogDatabaseOptions databaseOptions = new LogDatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (HubDatabase database = databaseOptions.reach()) {
            LogProofs proofs = new LogProofs(database.login(DatabaseRole.READER));
            LogProof proof = prove(proofs);
            Files.writeString(out, proof.toJson());
            spec.commandLine().getOut().println("Written to " + out + ": " + proof.says());
            return 0;
        } catch (UnreadableLog | StorageUnusable problem) {
            spec.commandLine().getErr().println(problem.getMessage());
            return 1;
        } catch (IOException problem) {
            spec.commandLine().getErr().println("The proof cannot be written to " + out + ".");
            return 1;
        }
    }

    private LogProof prove(LogProofs proofs) {
        if (what.between != null) {
            return proofs.between(what.between.instance, what.between.from, what.between.to);
        }
        return proofs.of(java.util.Objects.requireNonNull(what.entry));
    }
}
