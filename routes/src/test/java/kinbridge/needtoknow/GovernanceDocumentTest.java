package kinbridge.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document that information governance works by names every rule and every table there is. */
class GovernanceDocumentTest {

    private static String document() throws Exception {
        return Files.readString(Tables.HOME.resolve("docs/governance.md"));
    }

    @Test
    void every_rule_is_in_the_document() throws Exception {
        String document = document();
        assertThat(Stream.concat(OrderedRules.REFUSALS.stream(), SubjectAccess.RULES.stream()))
                .allSatisfy(rule -> assertThat(document).contains(rule.id()));
    }

    @Test
    void every_table_is_in_the_document() throws Exception {
        String document = document();
        try (Stream<java.nio.file.Path> files = Files.list(Tables.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file ->
                            assertThat(document).contains(file.getFileName().toString()));
        }
    }
}
