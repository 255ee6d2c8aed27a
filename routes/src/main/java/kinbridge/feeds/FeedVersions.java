package kinbridge.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kinbridge.connectors.FeedFiles;
import kinbridge.connectors.FeedSettings;
import kinbridge.connectors.SettingsFile;
import kinbridge.storage.HubFolders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The version of each feed, as it was when the hub started: what is changed on the disk afterwards is not
 * in use before the next start.
 */
@Component
public class FeedVersions {

    private static final int SHOWN_BYTES = 4;

    private final String release;
    private final Map<String, String> settings;

    FeedVersions(@Value("${kinbridge.version:}") String release, HubFolders folders) {
        this.release = release.isBlank() ? "unknown" : release;
        this.settings = digests(folders.config());
    }

    public FeedVersion of(String feed) {
        return new FeedVersion(release, settings.getOrDefault(feed, "none"));
    }

    /** All files named {@code <feed>.*} together, and the column map that its settings name. */
    private static Map<String, String> digests(Path config) {
        Path folder = config.resolve("feeds");
        Map<String, MessageDigest> byFeed = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    int end = name.indexOf('.');
                    if (end > 0) {
                        MessageDigest digest = byFeed.computeIfAbsent(name.substring(0, end), feed -> sha256());
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(file));
                    }
                }
                addColumnMaps(config, byFeed);
            } catch (IOException problem) {
                throw new UncheckedIOException("cannot read " + folder, problem);
            }
        }
        Map<String, String> shown = new TreeMap<>();
        byFeed.forEach((feed, digest) ->
                shown.put(feed, HexFormat.of().formatHex(digest.digest()).substring(0, 2 * SHOWN_BYTES)));
        return shown;
    }

    private static void addColumnMaps(Path config, Map<String, MessageDigest> byFeed) throws IOException {
        for (SettingsFile<FeedSettings> file : FeedFiles.read(config.resolve("feeds"), name -> "0")) {
            if (file instanceof SettingsFile.Loaded<FeedSettings> loaded
                    && loaded.settings().columns() != null) {
                Path map = config.resolve("columns").resolve(loaded.settings().columns() + ".yaml");
                MessageDigest digest = byFeed.get(loaded.settings().feed());
                if (digest != null && Files.isRegularFile(map)) {
                    digest.update(Files.readAllBytes(map));
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
