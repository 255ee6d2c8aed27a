package kinbridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for every feed, whatever it is given: bad input is an answer, never an exception. */
class EveryMappingTest {

    @Test
    void no_feed_is_mapped_twice() {
        Set<String> feeds = new HashSet<>();
        assertThat(FeedMapping.all()).allMatch(mapping -> feeds.add(mapping.feed()));
    }

    @Property(tries = 200)
    void any_bytes_give_items_or_a_refusal(@ForAll byte[] bytes) {
        FeedMapping.all()
                .forEach(mapping -> assertThatCode(() -> run(mapping, bytes))
                        .as(mapping.feed())
                        .doesNotThrowAnyException());
    }

    @Test
    void a_known_payload_with_any_byte_changed_gives_items_or_a_refusal() throws IOException {
        Random random = new Random(7);
        for (FeedMapping mapping : FeedMapping.all().toList()) {
            for (Path given : Damage.givenTo(mapping)) {
                byte[] bytes = Files.readAllBytes(given);
                for (int i = 0; i < 40 && bytes.length > 0; i++) {
                    byte[] changed = bytes.clone();
                    changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    assertThatCode(() -> run(mapping, changed))
                            .as(given.toString())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void a_known_payload_cut_anywhere_gives_items_or_a_refusal() throws IOException {
        Random random = new Random(8);
        for (FeedMapping mapping : FeedMapping.all().toList()) {
            for (Path given : Damage.givenTo(mapping)) {
                byte[] bytes = Files.readAllBytes(given);
                for (int i = 0; i < 20; i++) {
                    byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
                    assertThatCode(() -> run(mapping, cut)).as(given.toString()).doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void one_item_never_says_two_things_under_one_reference() throws IOException {
        for (FeedMapping mapping : FeedMapping.all().toList()) {
            for (Path given : Damage.givenTo(mapping)) {
                for (ItemOutcome outcome : outcomes(mapping, Files.readAllBytes(given))) {
                    Set<String> references = new HashSet<>();
                    assertThat(
                                    outcome instanceof ItemOutcome.Understood understood
                                            ? understood.statements()
                                            : List.<Statement>of())
                            .as(given.toString())
                            .allMatch(statement ->
                                    references.add(statement.getClass().getSimpleName() + statement.sourceRef()));
                }
            }
        }
    }

    private static void run(FeedMapping mapping, byte[] bytes) throws IOException {
        outcomes(mapping, bytes);
    }

    private static List<ItemOutcome> outcomes(FeedMapping mapping, byte[] bytes) throws IOException {
        List<ItemOutcome> outcomes = new ArrayList<>();
        try {
            mapping.split(Payloads.of(bytes), item -> outcomes.add(mapping.map(item)));
        } catch (UnreadablePayload refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        return outcomes;
    }
}
