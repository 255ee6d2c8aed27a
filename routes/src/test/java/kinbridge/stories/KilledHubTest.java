package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9}, once in the middle of the first load and once while people look: after a start on the
 * same data folder nothing is lost, nothing is doubled, and the sharing log verifies. Held against a hub
 * of the same borough that was left in peace.
 */
class KilledHubTest {

    private static final String CHILD = "NM0103";
    private static final int LOOKS = 12;

    @TempDir
    private static Path folder;

    private static Map<String, List<String>> undisturbed;
    private static long storedUndisturbed;
    private static long storedAtTheKill;
    private static Map<String, List<String>> killedInTheFirstLoad;
    private static Map<String, List<String>> killedTwice;
    private static List<String> doNotAddUp;
    private static Lookers lookers;
    private static long loggedLooks;
    private static String verified;

    @BeforeAll
    static void kill_a_hub_twice() throws Exception {
        Path inPeace = folder.resolve("in-peace");
        try (HubProcess hub = HubProcess.start(inPeace)) {
            hub.awaitPages();
            undisturbed = KilledHubs.undisturbed(hub);
            storedUndisturbed = KeptBorough.stored(hub.database());
        }
        Path data = KilledHubs.sameBorough(inPeace, folder.resolve("killed"));
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitPages();
            KilledHubs.awaitStored(hub, storedUndisturbed / 2);
            hub.kill();
        }
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitPages();
            storedAtTheKill = KeptBorough.stored(hub.database());
            killedInTheFirstLoad = KilledHubs.comparedWith(undisturbed, hub);
            lookAndKill(hub);
        }
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitPages();
            killedTwice = KilledHubs.comparedWith(undisturbed, hub);
            doNotAddUp = KeptBorough.feedsThatDoNotAddUp(hub.database());
            loggedLooks = KilledHubs.logged(hub, lookers.answered());
            verified = KilledHubs.verified(data);
        }
    }

    @AfterAll
    static void leave_no_server_behind() {
        HubProcess.killDatabase(folder.resolve("killed"));
    }

    private static void lookAndKill(HubProcess hub) throws InterruptedException {
        UUID family = KilledHubs.family(hub, CHILD);
        lookers = new Lookers().start(hub.port(), family);
        await("some looks")
                .atMost(Duration.ofSeconds(60))
                .until(() -> lookers.answered().size() >= LOOKS);
        hub.kill();
        lookers.awaitEnd();
    }

    @Test
    void the_first_kill_fell_into_the_first_load() {
        assertThat(storedAtTheKill).isBetween(1L, storedUndisturbed - 1);
    }

    @TestFactory
    List<DynamicTest> after_a_kill_in_the_first_load_nothing_is_lost_and_nothing_doubled() {
        return sameAsInPeace(killedInTheFirstLoad);
    }

    @TestFactory
    List<DynamicTest> after_a_kill_while_people_look_nothing_is_lost_and_nothing_doubled() {
        return sameAsInPeace(killedTwice);
    }

    private static List<DynamicTest> sameAsInPeace(Map<String, List<String>> killed) {
        return undisturbed.keySet().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind, () -> assertThat(killed.get(kind)).isEqualTo(undisturbed.get(kind))))
                .toList();
    }

    @Test
    void each_received_item_of_each_feed_ended_as_exactly_one_thing() {
        assertThat(doNotAddUp).isEmpty();
    }

    @Test
    void every_look_that_was_answered_is_in_the_log_once() {
        assertThat(lookers.wrong()).isEmpty();
        assertThat(lookers.answered()).hasSizeGreaterThanOrEqualTo(LOOKS).doesNotHaveDuplicates();
        assertThat(loggedLooks).isEqualTo(lookers.answered().size());
    }

    @Test
    void the_sharing_log_verifies() {
        assertThat(verified).startsWith("The log is intact");
    }
}
