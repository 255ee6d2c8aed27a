package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import kinbridge.connectors.FeedTest.Sample;

/** Looks once at a folder of this machine for {@code feed test}. */
final class FolderLook {

    private final FolderSource settings;
    private final Look look;

    FolderLook(String source, FolderSource settings) {
        this.settings = settings;
        this.look = new Look(source, "the folder is there", "the hub's user may read and write in it");
    }

    FeedTest test() {
        try {
            List<FolderPoll.Found> files = FolderPoll.files(settings);
            return files.isEmpty() ? look.fetched("no file waits", null) : newest(files);
        } catch (AgencyFailed failure) {
            return look.failed(failure);
        }
    }

    private FeedTest newest(List<FolderPoll.Found> files) throws AgencyFailed {
        FolderPoll.Found newest = files.get(files.size() - 1);
        try (InputStream content = Files.newInputStream(newest.file(), LinkOption.NOFOLLOW_LINKS)) {
            Sample sample = Sample.of(newest.name(), newest.modified(), content.readNBytes(Sample.MOST_BYTES + 1));
            return look.fetched(files.size() + " files wait; read the newest, which stays where it is", sample);
        } catch (IOException unreadable) {
            throw new AgencyFailed("the hub's user may not read the file " + newest.name() + ": allow it to");
        }
    }
}
