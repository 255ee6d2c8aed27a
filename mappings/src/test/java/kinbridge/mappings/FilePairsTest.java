package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case is a folder {@code src/test/resources/<agency>/<feed>/<case>/} with the payloads in {@code
 * given/} and, line by line, what must come of them in {@code expected.jsonl}. A new case is a new
 * folder. With {@code -Dkinbridge.pairs.write=true} the expected files are written anew: read the
 * difference before committing it.
 */
class FilePairsTest {

    @TestFactory
    Stream<DynamicTest> what_each_given_payload_comes_out_as() {
        return FeedMapping.all()
                .flatMap(mapping -> Cases.of(mapping)
                        .map(folder -> dynamicTest(
                                mapping.feed() + ": " + folder.getFileName(), () -> check(mapping, folder))));
    }

    private static void check(FeedMapping mapping, Path folder) throws Exception {
        List<String> actual = new ArrayList<>();
        for (Path given : Cases.given(folder)) {
            try {
                mapping.split(Cases.payload(mapping, given), item -> actual.addAll(lines(mapping, item)));
            } catch (UnreadablePayload unreadable) {
                actual.add("{\"kind\":\"unreadable\",\"payload\":\"" + given.getFileName() + "\",\"reason\":\""
                        + unreadable.getMessage() + "\"}");
            }
        }
        Path expected = folder.resolve("expected.jsonl");
        if (Boolean.getBoolean("kinbridge.pairs.write")) {
            Files.write(expected, actual);
        }
        assertThat(actual).containsExactlyElementsOf(Files.readAllLines(expected));
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
}
