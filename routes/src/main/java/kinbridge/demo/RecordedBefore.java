package kinbridge.demo;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import kinbridge.storage.PrivateFile;

/**
 * Which entries of the borough's files have been recorded in the hub, over all starts. What people have
 * changed since then stands: who has left a team does not come back because the hub is started again.
 */
final class RecordedBefore {

    private final PrivateFile file;
    private final Set<String> keys = new LinkedHashSet<>();

    /** @param simulators the folder that the simulated agencies keep over restarts */
    RecordedBefore(Path simulators) {
        this.file = new PrivateFile(simulators.resolve("recorded-in-the-hub"));
        if (file.exists()) {
            file.read().lines().forEach(keys::add);
        }
    }

    boolean contains(String key) {
        return keys.contains(key);
    }

    /** To be called once what is recorded is committed: a kill in between records the same once more. */
    void add(String key) {
        keys.add(key);
        file.write(String.join("\n", keys) + "\n");
    }
}
