package kinbridge.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * {@code kill -9} at moments that nobody chose: as often as {@code -Dkinbridge.kills} says, up to five
 * times on one data folder, every fourth time with its database server, while people look as soon as there
 * is something to see. Prints its seed and every moment; {@code -Dkinbridge.kills.seed} draws the same
 * moments again.
 */
@EnabledIfSystemProperty(named = "kinbridge.kills", matches = "[1-9]\\d{0,4}")
class KilledAtRandomTest {

    private static final String CHILD = "NM0103";
    private static final int MOST_KILLS_A_FOLDER = 5;

    /** From before the database is made until long after the borough is complete. */
    private static final int LATEST_MOMENT_MILLISECONDS = 50_000;

    private static final int STEP_MILLISECONDS = 100;

    private final long seed = Long.getLong("kinbridge.kills.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final List<UUID> seen = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whenever_it_is_killed_nothing_is_lost_and_nothing_is_doubled() throws Exception {
        int left = Integer.getInteger("kinbridge.kills");
        say("seed " + seed + ", " + left + " kills");
        Path inPeace = folder.resolve("in-peace");
        Map<String, List<String>> undisturbed;
        try (HubProcess hub = HubProcess.start(inPeace)) {
            hub.awaitPages();
            undisturbed = KilledHubs.undisturbed(hub);
        }
        for (int life = 1; left > 0; life++) {
            int kills = Math.min(left, 1 + random.nextInt(MOST_KILLS_A_FOLDER));
            Path data = KilledHubs.sameBorough(inPeace, folder.resolve("killed-" + life));
            try {
                live(data, kills, undisturbed);
            } finally {
                HubProcess.killDatabase(data);
            }
            FileSystemUtils.deleteRecursively(data);
            left -= kills;
        }
    }

    private void live(Path data, int kills, Map<String, List<String>> undisturbed) throws Exception {
        seen.clear();
        for (int kill = 1; kill <= kills; kill++) {
            startAndKill(data);
        }
        isWhole(data, undisturbed);
    }

    private void startAndKill(Path data) throws Exception {
        int moment = random.nextInt(LATEST_MOMENT_MILLISECONDS);
        boolean isPowerCut = random.nextInt(4) == 0;
        Optional<Lookers> lookers = Optional.empty();
        try (HubProcess hub = HubProcess.start(data)) {
            for (int waited = 0; waited < moment; waited += STEP_MILLISECONDS) {
                assertThat(hub.endsWithin(Math.min(STEP_MILLISECONDS, moment - waited)))
                        .as("the hub ended by itself; seed %d, %s", seed, HubProcess.log(data))
                        .isFalse();
                if (lookers.isEmpty()) {
                    lookers = lookersAt(hub);
                }
            }
            if (isPowerCut) {
                hub.killAll();
            } else {
                hub.kill();
            }
        }
        int looks = 0;
        if (lookers.isPresent()) {
            lookers.get().awaitEnd();
            looks = lookers.get().answered().size();
            seen.addAll(lookers.get().answered());
        }
        say(data.getFileName() + " killed after " + moment + " ms" + (isPowerCut ? ", database too, " : ", ") + looks
                + " looks");
    }

    /** Nobody while there is nothing to see. */
    private static Optional<Lookers> lookersAt(HubProcess hub) {
        try {
            if (hub.answers()) {
                return Optional.of(new Lookers().start(hub.port(), KilledHubs.family(hub, CHILD)));
            }
        } catch (RuntimeException notYet) {
            // No database, no tables or no family yet.
        }
        return Optional.empty();
    }

    private void isWhole(Path data, Map<String, List<String>> undisturbed) throws Exception {
        try (HubProcess hub = HubProcess.start(data)) {
            hub.awaitPages();
            Map<String, List<String>> kept = KilledHubs.comparedWith(undisturbed, hub);
            undisturbed.forEach((kind, things) ->
                    assertThat(kept.get(kind)).as("%s; seed %d", kind, seed).isEqualTo(things));
            assertThat(KeptBorough.feedsThatDoNotAddUp(hub.database())).isEmpty();
            assertThat(KilledHubs.logged(hub, seen)).as("looks; seed %d", seed).isEqualTo(seen.size());
            assertThat(KilledHubs.verified(data)).startsWith("The log is intact");
        }
        say(data.getFileName() + " is whole, " + seen.size() + " looks in its log");
    }

    private static void say(String words) {
        System.out.println("Kills at random: " + words);
    }
}
