package kinbridge.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kinbridge.mappings.ColumnMap;
import kinbridge.mappings.FeedMapping;
import kinbridge.mappings.Item;
import kinbridge.mappings.ItemOutcome;
import kinbridge.mappings.Payload;
import kinbridge.mappings.StatementJson;
import kinbridge.mappings.UnreadablePayload;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each map of {@code config/columns/} makes of its case system's exports: {@code given/} and {@code
 * expected.jsonl} in a folder named as the map. With {@code -Dkinbridge.pairs.write=true} the expected
 * files are written anew: read the difference before committing it.
 */
class ColumnMapPairsTest {

    private static final Path MAPS = Path.of(System.getProperty("kinbridge.home"), "config", "columns");
    private static final Path CASES = Path.of("src/test/resources/columns");

    @Test
    void every_map_of_the_repository_is_sound_and_has_a_case() {
        assertThat(ColumnMapFiles.read(MAPS))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).isInstanceOf(SettingsFile.Loaded.class))
                .allSatisfy(file -> assertThat(CASES.resolve(file.file().replace(".yaml", "")))
                        .isDirectory());
    }

    @TestFactory
    Stream<DynamicTest> what_each_export_comes_out_as() {
        return ColumnMapFiles.read(MAPS).stream()
                .filter(SettingsFile.Loaded.class::isInstance)
                .map(file -> ((SettingsFile.Loaded<ColumnMap>) file).settings())
                .map(map -> dynamicTest(map.name(), () -> check(map)));
    }

    private static void check(ColumnMap map) throws IOException {
        FeedMapping mapping = FeedMapping.all()
                .filter(each -> each.feed().equals(map.format()))
                .findFirst()
                .orElseThrow();
        List<String> actual = new ArrayList<>();
        for (Path given : list(CASES.resolve(map.name()).resolve("given"))) {
            String name = given.getFileName().toString();
            try {
                mapping.split(
                        new Payload(mapping.feed(), name, null, () -> Files.newInputStream(given), map),
                        item -> actual.addAll(lines(mapping, item)));
            } catch (UnreadablePayload unreadable) {
                actual.add(name + ": " + unreadable.getMessage());
            }
        }
        Path expected = CASES.resolve(map.name()).resolve("expected.jsonl");
        if (Boolean.getBoolean("kinbridge.pairs.write")) {
            Files.write(expected, actual);
        }
        assertThat(actual).isNotEmpty().containsExactlyElementsOf(Files.readAllLines(expected));
    }

    private static List<String> lines(FeedMapping mapping, Item item) {
        List<String> lines = new ArrayList<>();
        ItemOutcome outcome = mapping.map(item);
        if (outcome instanceof ItemOutcome.NotUnderstood notUnderstood) {
            lines.add(StatementJson.write(item, notUnderstood.problem(), true).toString());
        } else if (outcome instanceof ItemOutcome.Understood understood) {
            understood
                    .statements()
                    .forEach(statement ->
                            lines.add(StatementJson.write(statement).toString()));
            understood
                    .parts()
                    .forEach(part ->
                            lines.add(StatementJson.write(item, part, true).toString()));
            understood.warnings().forEach(warning -> lines.add("warning: " + warning.text()));
        }
        return lines;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
