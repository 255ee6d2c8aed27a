package kinbridge.demo;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kinbridge.broker.EventSenders;
import kinbridge.connectors.Borough;
import kinbridge.connectors.Simulator;
import kinbridge.mappings.Agency;
import kinbridge.storage.EmbeddedDatabase;
import kinbridge.storage.HubDatabase;
import kinbridge.storage.HubFolders;
import kinbridge.storage.Login;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The agencies of the borough: real servers of the real protocols, on 127.0.0.1. */
@Component
@ConditionalOnBooleanProperty("kinbridge.demo")
public class Simulators {

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);
    private static final String CASE_SYSTEM = "socialcare_simulator";

    private final Map<String, String> placeholders = new ConcurrentHashMap<>();
    private final List<Simulator> simulators = Simulator.all().toList();
    private final Borough borough;
    private final HubFolders folders;
    private final HubDatabase database;
    private final EventSenders senders;

    Simulators(Borough borough, HubFolders folders, HubDatabase database, EventSenders senders) {
        this.borough = borough;
        this.folders = folders;
        this.database = database;
        this.senders = senders;
    }

    void start() throws IOException {
        for (Simulator simulator : simulators) {
            simulator.start(new Simulator.Setting(
                    borough,
                    Files.createDirectories(
                            kept(folders).resolve(simulator.agency().word())),
                    senders.url(),
                    senders.user(),
                    senders.password(),
                    simulator.agency() == Agency.SOCIALCARE ? caseSystem() : null));
            placeholders.putAll(simulator.placeholders());
            LOG.info("{} is simulated", simulator.agency().title());
        }
    }

    /** The folder that they keep over restarts. */
    static Path kept(HubFolders folders) {
        return folders.data().resolve("simulators");
    }

    private Simulator.Database caseSystem() {
        if (!(database instanceof EmbeddedDatabase embedded)) {
            throw new IllegalStateException("the demonstration runs only on the embedded database");
        }
        Login login = embedded.furtherDatabase(CASE_SYSTEM);
        return new Simulator.Database(login.url(), login.user(), login.password());
    }

    public @Nullable String placeholder(String name) {
        return placeholders.get(name);
    }

    /** The simulator of an agency, for tests and for whoever plays an event. */
    public Simulator of(Agency agency) {
        return simulators.stream()
                .filter(simulator -> simulator.agency() == agency)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no simulator for " + agency));
    }

    @PreDestroy
    void stop() {
        simulators.forEach(Simulator::close);
    }
}
