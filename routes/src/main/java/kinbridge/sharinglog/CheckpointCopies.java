package kinbridge.sharinglog;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kinbridge.sharinglog.chain.Checkpoint;
import kinbridge.sharinglog.chain.CheckpointFile;
import kinbridge.sharinglog.chain.UnreadableLog;
import kinbridge.storage.StorageUnusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where checkpoints are kept beside the database: in the data folder, and in a second place that another
 * team holds. A place that could not be written gets what it lacks at the next checkpoint.
 */
final class CheckpointCopies {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointCopies.class);

    private final List<CheckpointFile> files;
    private final Map<CheckpointFile, Long> written = new HashMap<>();

    CheckpointCopies(List<CheckpointFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Before a hub writes on: the chain in the database must be the one that the copies saw. An old backup
     * is not; written on, it would say something else at the same places.
     *
     * @param ends the last entry in the database
     * @throws StorageUnusable in words for whoever restored it
     */
    void checkAgainst(WriterConnection chain, long ends) throws SQLException {
        for (CheckpointFile file : files) {
            Optional<Checkpoint> last = lastOf(file);
            if (last.isPresent()) {
                check(file, last.get(), chain, ends);
            }
            written.put(file, last.map(Checkpoint::sequence).orElse(0L));
        }
    }

    private static Optional<Checkpoint> lastOf(CheckpointFile file) {
        try {
            return file.last();
        } catch (IOException | UnreadableLog problem) {
            // A place of another team that is away must not stop the hub; the writing to it alarms.
            LOG.warn("The checkpoints in {} cannot be read", file.path(), problem);
            return Optional.empty();
        }
    }

    private static void check(CheckpointFile file, Checkpoint last, WriterConnection chain, long ends)
            throws SQLException {
        if (last.sequence() > ends) {
            throw new StorageUnusable("The sharing log of '" + last.instance() + "' in this database ends at entry "
                    + ends + ", but the checkpoint of " + last.madeAt() + " in " + file.path() + " saw entry "
                    + last.sequence() + ": this is an older copy of the log, such as a restored backup. Restore the"
                    + " newer one; or, if it is lost, keep this database and that file for the inquiry and go on under"
                    + " another kinbridge.instance.");
        }
        boolean isTheSame = chain.hash(last.sequence())
                .map(hash -> Arrays.equals(hash, last.headHash()))
                .orElse(false);
        if (!isTheSame) {
            throw new StorageUnusable("The sharing log of '" + last.instance()
                    + "' in this database is not the one that"
                    + " the checkpoint of " + last.madeAt() + " in " + file.path() + " saw: at entry "
                    + last.sequence() + " or before it says something else. An old backup was restored and written"
                    + " on, or entries were rewritten. Run 'log verify --checkpoint " + file.path()
                    + "', keep both for the inquiry, and go on under another kinbridge.instance.");
        }
    }

    /** @param checkpointed the last entry that a checkpoint in the database covers */
    boolean areBehind(long checkpointed) {
        return files.stream().anyMatch(file -> written.getOrDefault(file, 0L) < checkpointed);
    }

    /** Writes to each place what it lacks; answers what could not be done, in words. */
    Optional<String> catchUp(WriterConnection chain, long checkpointed) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (CheckpointFile file : files) {
            long last = written.getOrDefault(file, 0L);
            if (last >= checkpointed) {
                continue;
            }
            try {
                file.append(chain.checkpointsAfter(last), chain.keys());
                written.put(file, checkpointed);
            } catch (IOException problem) {
                LOG.error("A checkpoint of the sharing log could not be written to {}", file.path(), problem);
                problems.add("The checkpoint at entry " + checkpointed + " could not be written to " + file.path()
                        + "; it is tried again at the next.");
            }
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", problems));
    }
}
