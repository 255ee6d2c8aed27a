package kinbridge.rectification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.consent.Recording;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** A holder says by itself that a record was wrong until some version of it, and nobody had to contest it. */
public interface DeclaredCorrections {

    /** The same words whether there is no such record, or it is another agency's. */
    String NOT_YOURS =
            "No record of that id can be corrected by you. Copy the id as it stands in the sharing log or the task.";

    /** Empty whether there is no such record, or it is another agency's: the try is logged. */
    Optional<Corrected> open(Requester who, UUID record);

    Recording declare(Requester who, Declaration declaration);

    /** @param versions that were ever current, oldest first */
    record Corrected(UUID record, String holder, List<Received> versions) {
        public Corrected {
            versions = List.copyOf(versions);
        }
    }

    /** A version without its content. */
    record Received(UUID version, int number, Instant at, boolean isCurrent) {}

    /**
     * @param from the first wrong version, or null for the first of all
     * @param until the last wrong version
     */
    record Declaration(
            @Nullable UUID record,
            @Nullable UUID from,
            @Nullable UUID until,
            String words) {}
}
