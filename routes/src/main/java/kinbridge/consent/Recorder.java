package kinbridge.consent;

import java.util.UUID;
import kinbridge.needtoknow.Requester;

/**
 * Who records something, in the work with which family.
 *
 * @param family the family that was opened for it
 */
public record Recorder(Requester requester, UUID family) {

    String role() {
        return requester.role();
    }

    String id() {
        return requester.practitionerId();
    }
}
