package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Free text never appears in a SUMMARY: whatever a person typed is FULL, or is not mapped at all. What a
 * feed gives in its own codes may be told earlier.
 */
class FreeTextTest {

    private static final Path CASES = Path.of("src/test/resources");

    /** What the formats call the places for typing: ours, and the agencies' own words for them. */
    private static final Set<String> FREE_TEXT = Set.of(
            "notes",
            "note",
            "narrative",
            "comments",
            "comment",
            "text",
            "details",
            "summary",
            "description",
            "circumstances",
            "observation",
            "condition",
            "offence",
            "additionalDetails",
            "additionalNotes",
            "licenceNotes",
            "otherInformation",
            "patientInstruction",
            "reasonForReferral",
            "views",
            "with",
            "address");

    /**
     * Told to whoever may know that there is a case, word for word: the service's own sentence about whom
     * to ask, which it sends for exactly that.
     */
    private static final Set<String> MEANT_FOR_EVERYBODY = Set.of("message");

    /** Titles of a published list of offences, some of them long, and several to a hearing. */
    private static final Set<String> FROM_A_LIST = Set.of("offences");

    /** About places and nobody: nothing of it is ever said. */
    private static final Set<String> SILENT_FEEDS = Set.of("police-crime");

    /** A sentence, or more words than a code list has. */
    private static final Pattern LOOKS_TYPED = Pattern.compile("(?s).*[.!?]\\s+\\p{Lu}.*|.*\\n.*|(\\S+\\s+){9,}\\S+");

    @Test
    void a_field_for_typing_is_full_in_every_feed() throws IOException {
        assertThat(fields().filter(field -> FREE_TEXT.contains(field.getKey())))
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(field.getValue().level()).as(field.getKey()).isEqualTo(DetailLevel.FULL));
    }

    @Test
    void nothing_that_reads_as_typed_is_below_full() throws IOException {
        assertThat(fields().filter(field -> field.getValue().level() != DetailLevel.FULL)
                        .filter(field -> !MEANT_FOR_EVERYBODY.contains(field.getKey()))
                        .filter(field -> !FROM_A_LIST.contains(field.getKey())))
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(field.getValue().text()).as(field.getKey()).doesNotMatch(LOOKS_TYPED));
    }

    @Test
    void every_field_of_every_feed_has_a_level() throws IOException {
        assertThat(fields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.getValue().level())
                        .as(field.getKey())
                        .isIn(DetailLevel.EXISTENCE, DetailLevel.SUMMARY, DetailLevel.FULL));
    }

    @Test
    void every_feed_is_among_those_looked_at() throws IOException {
        for (FeedMapping mapping : FeedMapping.all().toList()) {
            assertThat(statements(mapping).isEmpty())
                    .as(mapping.feed())
                    .isEqualTo(SILENT_FEEDS.contains(mapping.feed()));
        }
    }

    private static Stream<Map.Entry<String, FieldValue>> fields() throws IOException {
        List<Map.Entry<String, FieldValue>> fields = new ArrayList<>();
        for (FeedMapping mapping : FeedMapping.all().toList()) {
            for (Statement statement : statements(mapping)) {
                if (statement instanceof AgencyRecord record) {
                    fields.addAll(record.fields().entrySet());
                } else if (statement instanceof Identity identity) {
                    fields.addAll(identity.fields().entrySet());
                }
            }
        }
        return fields.stream();
    }

    private static List<Statement> statements(FeedMapping mapping) throws IOException {
        List<Statement> statements = new ArrayList<>();
        Path folder = CASES.resolve(mapping.agency().word()).resolve(mapping.feed());
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path given : paths.filter(path -> path.getParent().endsWith("given"))
                    .sorted()
                    .toList()) {
                try {
                    mapping.split(Payloads.of(Files.readAllBytes(given)), item -> add(mapping.map(item), statements));
                } catch (UnreadablePayload partOfTheCase) {
                    // Some cases are of files that break off.
                }
            }
        }
        return statements;
    }

    private static void add(ItemOutcome outcome, List<Statement> statements) {
        if (outcome instanceof ItemOutcome.Understood understood) {
            statements.addAll(understood.statements());
        }
    }
}
