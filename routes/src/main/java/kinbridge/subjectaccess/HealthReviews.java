package kinbridge.subjectaccess;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/**
 * What waits for a health professional's opinion, for the Caldicott Guardian (section 5.5): of a request those items
 * and nothing else, as decided and as held, each look in the sharing log. The opinion is recorded by the reviewer.
 */
public interface HealthReviews {

    /** @param logEntry the entry that says that this list was seen */
    record Listed(UUID logEntry, List<Waiting> requests) {
        public Listed {
            requests = List.copyOf(requests);
        }
    }

    /** @param time where the clock of the request stands, in words */
    record Waiting(UUID request, String reference, String time) {}

    /** Requests of which something waits; empty where the reader is no Caldicott Guardian. */
    Optional<Listed> waiting(Requester guardian);

    /** Empty where nothing of this request waits, and for anybody else. */
    Optional<AccessReviews.Reading> read(Requester guardian, UUID request, int page);
}
