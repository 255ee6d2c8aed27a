package kinbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Adding a feed is always the same places: connector and simulator, mapping and its cases, settings, and
 * an agreement that covers what it says. This test is the checklist.
 */
class EveryFeedIsCompleteTest {

    private static final FeedChecklist CHECKLIST = FeedChecklist.of(Path.of(System.getProperty("kinbridge.home")));

    @TestFactory
    Stream<DynamicTest> every_configured_feed_has_all_its_places() {
        assertThat(CHECKLIST.config().feeds()).isNotEmpty();
        return CHECKLIST.config().feeds().stream()
                .map(feed -> dynamicTest(
                        feed,
                        () -> assertThat(CHECKLIST.missingOf(feed))
                                .as("what is missing of " + feed)
                                .isEmpty()));
    }

    @Test
    void every_mapped_feed_is_configured_or_it_is_said_why_not() {
        assertThat(CHECKLIST.mappedAndNotConfigured()).isEmpty();
    }

    @Test
    void every_code_in_agreements_and_deliveries_is_known_to_the_sharing_tables() {
        assertThat(UnknownCodes.in(CHECKLIST.config())).isEmpty();
    }
}
