package kinbridge.demo;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import kinbridge.storage.PrivateFile;

/**
 * When the borough was first started on this data folder. Its dates move with that moment and stay there:
 * what an agency has said once does not become something else because the hub is started again.
 */
final class FirstStart {

    private final PrivateFile file;

    /** @param simulators the folder that the simulated agencies keep over restarts */
    FirstStart(Path simulators) {
        this.file = new PrivateFile(simulators.resolve("first-start"));
    }

    /** The kept moment; now, at the first start. */
    Instant moment(InstantSource clock) {
        if (!file.exists()) {
            file.write(clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n");
        }
        return Instant.parse(file.read().strip());
    }
}
