package kinbridge.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for one hub: a second one would take the first one's database for a leftover and
 * stop it. The operating system gives the lock back after a hard kill.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            HubFolders.makePrivate(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StorageUnusable("Another hub is running on the data folder " + folder
                        + ". Stop it first, or give this one its own kinbridge.data.");
            }
            return new FolderLock(channel);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot lock the data folder " + folder, problem);
        }
    }

    /** Whether a hub runs on that folder now. */
    static boolean isTaken(Path folder) {
        try (FileChannel channel =
                FileChannel.open(folder.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot look at the lock of " + folder, problem);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
