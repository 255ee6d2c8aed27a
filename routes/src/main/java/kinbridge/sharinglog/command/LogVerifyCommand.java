package kinbridge.sharinglog.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kinbridge.sharinglog.chain.LogProof;
import kinbridge.sharinglog.chain.LogVerification;
import kinbridge.sharinglog.chain.Trust;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.sharinglog.chain.Verification;
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

/** {@code log verify}: exit 0 if intact, 1 if broken or unreadable. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the chain, the tree and the signatures, and names the first bad entry.",
            "Without --export or --proof it reads the hub's own database, whether the hub runs or not."
        })
final class LogVerifyCommand implements Callable<Integer> {

    @ArgGroup
    private @Nullable File file;

    /** At most one of them. */
    private static final class File {

        @Option(names = "--export", paramLabel = "FILE", description = "check this export instead of the database")
        private @Nullable Path export;

        @Option(names = "--proof", paramLabel = "FILE", description = "check a proof that 'log prove' wrote")
        private @Nullable Path proof;
    }

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "checkpoints kept by somebody else (data/checkpoints/<instance>.jsonl as copied away)")
    private @Nullable Path checkpoint;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "a public key of the hub in PEM, got from somebody you trust; only such keys count then."
                    + " May be given more than once")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--every-signature",
            description = "also check the signatures of entries that a signed checkpoint covers already (slower)")
    private boolean everySignature;

    @Mixin
    private LogDatabaseOptions databaseOptions = new LogDatabaseOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            return report(verify(Trust.of(checkpoint, keys, everySignature)));
        } catch (UnreadableLog | StorageUnusable problem) {
            spec.commandLine().getErr().println(problem.getMessage());
            return 1;
        }
    }

    private Verification verify(Trust trust) {
        if (file != null && file.export != null) {
            return LogVerification.ofExport(file.export, trust);
        }
        if (file != null && file.proof != null) {
            return LogProof.read(file.proof).check(trust);
        }
        try (HubDatabase database = databaseOptions.reach()) {
            return LogVerification.ofDatabase(database.login(DatabaseRole.READER), trust);
        }
    }

    private int report(Verification verification) {
        if (verification instanceof Verification.Broken broken) {
            spec.commandLine().getErr().println(broken.words());
            return 1;
        }
        spec.commandLine().getOut().println(verification.words());
        return 0;
    }
}
