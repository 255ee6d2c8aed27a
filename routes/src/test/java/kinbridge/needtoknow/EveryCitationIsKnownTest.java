package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A comment that cites law cites something that {@code config/sharing/lawful-bases.yaml} names. */
class EveryCitationIsKnownTest {

    private static final Pattern CITATION = Pattern.compile("Basis ([A-Z][A-Z0-9.-]*[A-Z0-9])");

    @Test
    void every_comment_cites_a_known_source() throws Exception {
        try (Stream<Path> files = sources()) {
            assertThat(files.flatMap(EveryCitationIsKnownTest::citations).toList())
                    .isNotEmpty()
                    .allSatisfy(
                            id -> assertThat(Tables.SHIPPED.isSource(id)).as(id).isTrue());
        }
    }

    private static Stream<Path> sources() throws IOException {
        List<Path> roots = Stream.of("mappings", "connectors", "routes")
                .map(module -> Tables.HOME.resolve(module).resolve("src/main/java"))
                .filter(Files::isDirectory)
                .toList();
        Stream<Path> all = Stream.empty();
        for (Path root : roots) {
            all = Stream.concat(all, Files.walk(root));
        }
        return all.filter(path -> path.toString().endsWith(".java"));
    }

    private static Stream<String> citations(Path file) {
        try {
            return CITATION.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
