package kinbridge.connectors;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Lets a file through once two polls in a row saw it with the same size and time: half a file read
 * while it is being written would lose a child's record. It trusts no clock but the order of polls.
 */
@SuppressWarnings("rawtypes") // as camel-ftp declares its endpoint
final class FileWholeness implements GenericFileFilter<SftpRemoteFile> {

    private record Look(long sizeBytes, long modified) {}

    private final boolean renamedWhenWhole;
    private Map<String, Look> lastPoll = Map.of();
    private Map<String, Look> thisPoll = new HashMap<>();

    /** @param renamedWhenWhole the agency writes under another name and renames: no second look needed */
    FileWholeness(boolean renamedWhenWhole) {
        this.renamedWhenWhole = renamedWhenWhole;
    }

    synchronized void beginPoll() {
        lastPoll = thisPoll;
        thisPoll = new HashMap<>();
    }

    @Override
    public synchronized boolean accept(GenericFile<SftpRemoteFile> file) {
        if (file.isDirectory()) {
            return true;
        }
        Look look = new Look(file.getFileLength(), file.getLastModified());
        thisPoll.put(file.getAbsoluteFilePath(), look);
        // An empty file is one whose writer has only opened it.
        return look.sizeBytes() > 0 && (renamedWhenWhole || look.equals(lastPoll.get(file.getAbsoluteFilePath())));
    }
}
