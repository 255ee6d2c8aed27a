package kinbridge.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import kinbridge.connectors.FeedTest.Stage;

/**
 * Takes the whole files of a folder on this machine, the oldest first, and moves each aside once the hub
 * has it. Deletes nothing and follows no link.
 */
final class FolderPoll implements Poll.Fetch {

    /** With the time in front: a nightly file always has the same name. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A file at one moment. */
    record Found(Path file, long sizeBytes, Instant modified) {

        String name() {
            return String.valueOf(file.getFileName());
        }
    }

    private final String feed;
    private final String source;
    private final FolderSource settings;
    private final Receiver receiver;
    private final InstantSource clock;
    private final TwoPolls polls;

    /** What was received and could not be moved: taken again only when it has changed. */
    private final Map<Path, Found> stuck = new HashMap<>();

    FolderPoll(String feed, String source, FolderSource settings, Receiver receiver, InstantSource clock) {
        this.clock = clock;
        this.feed = feed;
        this.source = source;
        this.settings = settings;
        this.receiver = receiver;
        this.polls = new TwoPolls(settings.renamedWhenWhole(), clock);
    }

    @Override
    public boolean fetch() throws IOException {
        polls.beginPoll();
        List<String> problems = new ArrayList<>();
        boolean anything = false;
        for (Found found : files(settings)) {
            if (polls.isWhole(found.name(), found.sizeBytes(), found.modified().toEpochMilli())) {
                anything |= take(found, problems);
            }
        }
        if (!problems.isEmpty()) {
            receiver.failed(feed, source, String.join("; ", problems));
        }
        return anything || !problems.isEmpty();
    }

    /** The files for us, the oldest first. */
    static List<Found> files(FolderSource settings) throws AgencyFailed {
        if (!Files.isDirectory(settings.path())) {
            throw new AgencyFailed(Stage.CONNECT, "the folder is not there: make it, or check 'path'");
        }
        if (!Files.isReadable(settings.path()) || !Files.isWritable(settings.path())) {
            throw new AgencyFailed(
                    Stage.AUTHENTICATE, "the hub's user may not read and write in the folder: allow it to");
        }
        try (Stream<Path> files = Files.list(settings.path())) {
            List<Found> found = new ArrayList<>();
            for (Path file : files.filter(settings::wants).toList()) {
                BasicFileAttributes look =
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (look.isRegularFile()) {
                    found.add(
                            new Found(file, look.size(), look.lastModifiedTime().toInstant()));
                }
            }
            found.sort(Comparator.comparing(Found::modified).thenComparing(Found::name));
            return found;
        } catch (IOException changing) {
            throw new AgencyFailed("the folder could not be listed; it is looked at again");
        }
    }

    private boolean take(Found found, List<String> problems) throws IOException {
        if (!found.equals(stuck.get(found.file()))) {
            if (!Files.isReadable(found.file())) {
                problems.add("the hub's user may not read the file " + found.name() + ": allow it to");
                return false;
            }
            try (InputStream content = Files.newInputStream(found.file(), LinkOption.NOFOLLOW_LINKS)) {
                receiver.receive(feed, found.name(), found.modified(), new WholeStream(content, found.sizeBytes()));
            }
        }
        moveAside(found, problems);
        return true;
    }

    private void moveAside(Found found, List<String> problems) {
        Path done = settings.path().resolve(".done");
        try {
            Files.createDirectories(done);
            Path aside = done.resolve(TIME.format(clock.instant()) + "-" + found.name());
            Files.move(found.file(), aside, StandardCopyOption.ATOMIC_MOVE);
            stuck.remove(found.file());
        } catch (IOException notMoved) {
            stuck.put(found.file(), found);
            problems.add("the file " + found.name() + " was received but could not be moved to .done: let the hub's"
                    + " user write there");
        }
    }
}
