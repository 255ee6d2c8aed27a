package kinbridge.rectification;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.needtoknow.Requester;

/** What somebody says against a record, for whoever has to answer it, and for nobody else. */
public interface HolderStatements {

    /** Empty unless this person has the open task of answering it. That it is read is in the log first. */
    Optional<Statement> read(Requester who, UUID task);

    /**
     * @param reference by which the agency itself knows the record
     * @param type of record, in words
     * @param received since it was contested, oldest first
     */
    record Statement(
            String reference,
            String type,
            String agency,
            LocalDate on,
            String by,
            String about,
            String words,
            List<Received> received) {
        public Statement {
            received = List.copyOf(received);
        }
    }

    /** @param when in words */
    record Received(String when, boolean isTheSame) {}
}
