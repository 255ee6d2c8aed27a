package kinbridge.connectors;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import kinbridge.connectors.FeedSettings.Source;

/**
 * The settings of a folder on this machine, checked. See {@code package-info} for the options.
 *
 * @param include what whole file names look like
 */
record FolderSource(Path path, Pattern include, boolean renamedWhenWhole) {

    private static final Set<String> OPTIONS =
            Set.of("path", "include", "whole-when", "poll-seconds", "longest-pause-seconds");

    /** @throws IllegalArgumentException when a setting is missing or wrong, saying which */
    static FolderSource of(Source source) {
        Options.onlyKnown(source, OPTIONS);
        return new FolderSource(
                path(source),
                Pattern.compile(Options.pattern(source, "include", ".*"), Pattern.CASE_INSENSITIVE),
                Options.choice(source, "whole-when", "unchanged", "renamed").equals("renamed"));
    }

    /** Whether it is a file for us by its name; names that begin with a point are being written. */
    boolean wants(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && include.matcher(name).matches();
    }

    private static Path path(Source source) {
        try {
            Path given = Path.of(source.option("path"));
            Path home = home();
            Path path = home.resolve(given).normalize();
            if (!given.isAbsolute() && !path.startsWith(home)) {
                throw new IllegalArgumentException("source " + source.name()
                        + ": the setting 'path' must be a whole path, or lie under the hub's home");
            }
            return path;
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("source " + source.name() + ": the setting 'path' is no path", noPath);
        }
    }

    /** As the hub finds it: where {@code config/} lies. */
    private static Path home() {
        String named = System.getProperty("kinbridge.home", System.getenv().getOrDefault("KINBRIDGE_HOME", ""));
        return Path.of(named).toAbsolutePath().normalize();
    }
}
