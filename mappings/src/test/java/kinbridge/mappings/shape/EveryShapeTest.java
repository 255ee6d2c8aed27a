package kinbridge.mappings.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.Cases;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.UnreadablePayload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each feed declares its shape, and the payloads of the mapping's own cases agree with it; where a case is
 * made to depart from it, its folder says how in {@code differences.txt}. With {@code
 * -Dkinbridge.pairs.write=true} those files are written anew: read the difference before committing it.
 */
class EveryShapeTest {

    @TestFactory
    Stream<DynamicTest> how_each_given_payload_departs_from_the_declared_shape() {
        return FeedMapping.all()
                .flatMap(mapping -> Cases.of(mapping)
                        .map(folder -> dynamicTest(
                                mapping.feed() + ": " + folder.getFileName(), () -> check(mapping, folder))));
    }

    private static void check(FeedMapping mapping, Path folder) throws IOException {
        Shape shape = Shape.of(mapping);
        List<String> actual = Cases.given(folder).stream()
                .flatMap(file -> differences(shape, mapping, file))
                .toList();
        Path expected = folder.resolve("differences.txt");
        if (Boolean.getBoolean("kinbridge.pairs.write")) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(expected);
            } else {
                Files.write(expected, actual);
            }
        }
        assertThat(actual).containsExactlyElementsOf(Files.exists(expected) ? Files.readAllLines(expected) : List.of());
    }

    private static Stream<String> differences(Shape shape, FeedMapping mapping, Path file) {
        ShapeCheck check = new ShapeCheck(shape);
        try {
            mapping.split(Cases.payload(mapping, file), check::look);
        } catch (UnreadablePayload unreadable) {
            assertThat(unreadable.getMessage())
                    .as("what could be cut before the fault has been looked at")
                    .isNotBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return check.differences().stream().map(each -> file.getFileName() + ": " + each.text());
    }
}
