package kinbridge.needtoknow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The tables that the repository ships, and altered copies of them. */
final class Tables {

    static final Path HOME = Path.of(System.getProperty("kinbridge.home"));
    static final Path FOLDER = HOME.resolve("config").resolve("sharing");
    static final SharingTables SHIPPED = SharingTables.load(FOLDER);
    static final DecisionEngine ENGINE = DecisionEngine.by(SHIPPED);

    private Tables() {}

    /** A copy of the shipped tables in that folder, in which one text of one file is another. */
    static Path copyWith(Path folder, String file, String text, String replacement) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path original : files.filter(Files::isRegularFile).toList()) {
                Files.copy(original, folder.resolve(original.getFileName()));
            }
            Path altered = folder.resolve(file);
            String content = Files.readString(altered);
            if (!content.contains(text)) {
                throw new IllegalArgumentException(file + " does not contain: " + text);
            }
            Files.writeString(altered, content.replaceFirst(java.util.regex.Pattern.quote(text), replacement));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
