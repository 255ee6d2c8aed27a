package kinbridge.oversight;

import java.util.UUID;
import java.util.function.Consumer;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.StateChanges;
import org.springframework.stereotype.Component;

/** Files of rows in the log: before the first row that it is taken, and after the last how many rows left. */
@Component
class FilesTaken {

    private final StateChanges changes;

    FilesTaken(StateChanges changes) {
        this.changes = changes;
    }

    /**
     * @param what is taken, for both entries
     * @param which of it, for the first
     * @param writing writes the rows, and says of each that it did; what it throws breaks the file off
     */
    void take(Requester reader, String what, String which, Consumer<Runnable> writing) {
        UUID begun = changes.read(reader, true, what + ", " + which);
        long[] written = {0};
        boolean isWhole = false;
        try {
            writing.accept(() -> written[0]++);
            isWhole = true;
        } finally {
            changes.took(
                    reader, begun, what + (isWhole ? ", whole" : ", broken off") + ", rows written: " + written[0]);
        }
    }
}
