package kinbridge.mappings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases of each mapping: folders {@code src/test/resources/<agency>/<feed>/<case>/}, payloads in {@code given/}. */
public final class Cases {

    private static final Path ALL = Path.of("src/test/resources");

    private Cases() {}

    public static Stream<Path> of(FeedMapping mapping) {
        Path folder = ALL.resolve(mapping.agency().word()).resolve(mapping.feed());
        return Files.isDirectory(folder) ? list(folder).stream() : Stream.empty();
    }

    /** The payloads of one case, by name. */
    public static List<Path> given(Path folder) {
        return list(folder.resolve("given"));
    }

    /** As a connector would hand it over, without a time of its own. */
    public static Payload payload(FeedMapping mapping, Path given) {
        return new Payload(mapping.feed(), given.getFileName().toString(), null, () -> Files.newInputStream(given));
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
