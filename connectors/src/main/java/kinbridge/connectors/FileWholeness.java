package kinbridge.connectors;

import java.time.InstantSource;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/** Lets a file of an SFTP folder through once it is whole. */
@SuppressWarnings("rawtypes") // as camel-ftp declares its endpoint
final class FileWholeness implements GenericFileFilter<SftpRemoteFile> {

    private final TwoPolls polls;

    /** @param renamedWhenWhole the agency writes under another name and renames: no second look needed */
    FileWholeness(boolean renamedWhenWhole, InstantSource clock) {
        this.polls = new TwoPolls(renamedWhenWhole, clock);
    }

    void beginPoll() {
        polls.beginPoll();
    }

    @Override
    public boolean accept(GenericFile<SftpRemoteFile> file) {
        return file.isDirectory()
                || polls.isWhole(file.getAbsoluteFilePath(), file.getFileLength(), file.getLastModified());
    }
}
