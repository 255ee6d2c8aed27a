package kinbridge.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kinbridge.needtoknow.Requester;
import org.jspecify.annotations.Nullable;

/** The notices of one practitioner. Each is decided for that person when it is made, and again when it is read. */
public interface Inbox {

    InboxPage of(Requester requester, State state);

    int countNew(Requester requester);

    /**
     * Acknowledging is not closing; it is logged. Nothing happens for a notice of somebody else.
     *
     * @return whether it was a new notice of this person, and now is acknowledged
     */
    boolean acknowledge(Requester requester, UUID notice);

    enum State {
        NEW,
        ACKNOWLEDGED,
        CLOSED
    }

    /**
     * @param blind agencies whose silence makes rules blind, in words with the last good date
     */
    record InboxPage(List<Notice> notices, int newCount, int acknowledgedCount, int closedCount, List<String> blind) {}

    /**
     * @param urgency P1 to P4
     * @param why the rule in plain words
     * @param facts what this person may know, line by line
     * @param family null where the recipient may not open it
     * @param agencies titles of the agencies that may be named to this person
     */
    record Notice(
            UUID id,
            String reference,
            String headline,
            String why,
            List<String> facts,
            String action,
            Urgency urgency,
            @Nullable UUID family,
            String familyName,
            List<String> agencies,
            Instant raisedAt,
            Instant respondBy,
            State state,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt) {}

    enum Urgency {
        P1("Immediate", Duration.ofMinutes(30)),
        P2("Today", Duration.ofHours(4)),
        P3("Within 2 working days", Duration.ofDays(2)),
        P4("At next review", Duration.ofDays(42));

        private final String words;
        private final Duration answeredWithin;

        Urgency(String words, Duration answeredWithin) {
            this.words = words;
            this.answeredWithin = answeredWithin;
        }

        /** How soon somebody acknowledges it; of the last, by the next review, six weeks on. */
        public Duration answeredWithin() {
            return answeredWithin;
        }

        public String words() {
            return words;
        }
    }
}
