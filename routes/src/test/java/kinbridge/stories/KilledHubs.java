package kinbridge.stories;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kinbridge.sharinglog.command.LogCommand;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;

/** What happens to a hub of the invented borough, killed or not, on one data folder. */
final class KilledHubs {

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration LONG_ENOUGH_FOR_A_SECOND_COPY = Duration.ofSeconds(4);
    private static final String MOMENT = "simulators/first-start";

    private KilledHubs() {}

    /** A data folder whose agencies say word for word what those of the other say. */
    static Path sameBorough(Path other, Path data) throws IOException {
        Path moment = data.resolve(MOMENT);
        Files.createDirectories(moment.getParent());
        Files.copy(other.resolve(MOMENT), moment);
        return data;
    }

    /** All that a hub keeps which nobody disturbs, once nothing changes any more. */
    static Map<String, List<String>> undisturbed(HubProcess hub) {
        JdbcClient database = hub.database();
        await("the borough of " + hub.data())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the hub ended: see " + HubProcess.log(hub.data()), () -> !hub.isAlive())
                .until(() -> isComplete(hub) && KeptBorough.isQuiet(database));
        Settled settled = new Settled(database);
        await("the borough of " + hub.data() + " to settle")
                .atMost(PATIENCE)
                .during(LONG_ENOUGH_FOR_A_SECOND_COPY)
                .pollInterval(Duration.ofMillis(500))
                .until(settled::isUnchanged);
        return settled.kept;
    }

    /**
     * What a hub keeps as soon as it is what another keeps, and then has been so for a while; else what
     * it keeps when patience has come to its end.
     */
    static Map<String, List<String>> comparedWith(Map<String, List<String>> other, HubProcess hub) {
        JdbcClient database = hub.database();
        try {
            await("the borough of " + hub.data())
                    .atMost(PATIENCE)
                    .during(LONG_ENOUGH_FOR_A_SECOND_COPY)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isComplete(hub)
                            && KeptBorough.isQuiet(database)
                            && KeptBorough.of(database).equals(other));
        } catch (ConditionTimeoutException different) {
            // The assertions of whoever asked say in what.
        }
        return KeptBorough.of(database);
    }

    /** Waits until so many items are stored. */
    static void awaitStored(HubProcess hub, long items) {
        await("the first load")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(() -> KeptBorough.stored(hub.database()) >= items);
    }

    /** The family whose child has this id in the case system. */
    static UUID family(HubProcess hub, String child) {
        return hub.database().sql("""
                        select distinct c.family_id from families.child_in_focus c
                        join people.identity focus on focus.id = c.identity_id
                        join people.identity i on i.person_id = focus.person_id
                        where i.system = 'socialcare-ssd' and i.local_id = ?""").param(child).query(UUID.class).single();
    }

    /** How many entries of looks the sharing log has under one of these references. */
    static long logged(HubProcess hub, List<UUID> references) {
        return hub.database()
                .sql("select count(*) from sharing_log.entry where kind = 'LOOK' and entry_id = any(?)")
                .param(references.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }

    /** What {@code log verify} prints, held against the checkpoints that were written outside the database. */
    static String verified(Path data) {
        StringWriter said = new StringWriter();
        PrintWriter printed = new PrintWriter(said, true);
        new CommandLine(new LogCommand())
                .setOut(printed)
                .setErr(printed)
                .execute(
                        "verify",
                        "--data",
                        data.toString(),
                        "--checkpoint",
                        data.resolve("checkpoints/hub-1.jsonl").toString());
        return said.toString();
    }

    private static boolean isComplete(HubProcess hub) throws IOException {
        return hub.printed().contains("The demonstration's borough is complete");
    }

    /** Remembers what was kept at the last look. */
    private static final class Settled {
        private final JdbcClient database;
        private Map<String, List<String>> kept = Map.of();

        Settled(JdbcClient database) {
            this.database = database;
        }

        boolean isUnchanged() {
            Map<String, List<String>> now = KeptBorough.of(database);
            boolean isUnchanged = now.equals(kept) && KeptBorough.isQuiet(database);
            kept = now;
            return isUnchanged;
        }
    }
}
