package kinbridge.sharinglog;

import java.io.IOException;
import java.nio.file.Files;
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

    private static final int PORTION = 10_000;
    /** A hub that has just begun has made fewer. */
    private static final int SEVERAL = 2;

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

    /** @param words for the operator */
    record Problem(String place, String words) {}

    /** Writes to each place what it lacks; answers what could not be done, and what somebody should know. */
    List<Problem> catchUp(WriterConnection chain, long checkpointed) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        for (CheckpointFile file : files) {
            if (isGone(file, chain)) {
                written.put(file, 0L);
                problems.add(new Problem(
                        file.path() + " gone",
                        "There was no " + file.path() + ", though there are checkpoints since long before: it was taken"
                                + " away, its disk is not there, or the place is new. It is begun again with all"
                                + " checkpoints of the database."));
            }
            try {
                catchUp(file, chain, checkpointed);
            } catch (IOException problem) {
                LOG.error("A checkpoint of the sharing log could not be written to {}", file.path(), problem);
                problems.add(new Problem(
                        file.path().toString(),
                        "The checkpoint at entry " + checkpointed + " could not be written to " + file.path()
                                + "; it is tried again at the next."));
            }
        }
        return problems;
    }

    private boolean isGone(CheckpointFile file, WriterConnection chain) throws SQLException {
        return !Files.exists(file.path())
                && (written.getOrDefault(file, 0L) > 0
                        || chain.checkpointsAfter(0, SEVERAL).size() == SEVERAL);
    }

    /** In portions: a new place gets those of many years. */
    private void catchUp(CheckpointFile file, WriterConnection chain, long checkpointed)
            throws SQLException, IOException {
        for (long last = written.getOrDefault(file, 0L); last < checkpointed; ) {
            List<Checkpoint> next = chain.checkpointsAfter(last, PORTION);
            if (next.isEmpty()) {
                return;
            }
            file.append(next, chain.keys());
            last = next.get(next.size() - 1).sequence();
            written.put(file, last);
        }
    }
}
