package kinbridge.retraction;

import java.util.Optional;
import java.util.UUID;

/** Where it is recorded that something is taken back from everybody who holds it. */
public interface RetractionRegister {

    /**
     * Within the caller's transaction. Recipients are found, told, reminded and followed up afterwards, without
     * anybody asking: nothing is told of what is rolled back.
     *
     * @return its id; empty if the same thing was retracted for that reason and moment already
     */
    Optional<UUID> retract(Retraction retraction);
}
