package kinbridge.subjectaccess;

import java.time.LocalDate;
import java.util.Optional;
import kinbridge.needtoknow.Requester;
import kinbridge.sharinglog.ReasonWords;
import kinbridge.sharinglog.StateChanges;
import kinbridge.subjectaccess.AccessRequests.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions to who asks, and more months: what moves the day on which an answer is due. */
@Component
class RequestTimes {

    private final RequestRows rows;
    private final RequestClock clocks;
    private final StateChanges changes;

    RequestTimes(RequestRows rows, RequestClock clocks, StateChanges changes) {
        this.rows = rows;
        this.clocks = clocks;
        this.changes = changes;
    }

    Outcome ask(Requester officer, Request now, String question) {
        Optional<String> mistake = ReasonWords.mistakeIn(question);
        if (mistake.isPresent()) {
            return Outcome.wrong("question", mistake.get());
        }
        if (now.clock().isStopped()) {
            return Outcome.wrong("question", "An answer is awaited already: record it first");
        }
        rows.say(now.id(), now.details().asking(clocks.today().toString(), question.strip()));
        changes.recorded(officer, null, now.reference() + ": clarification asked for, the clock stands still");
        return Outcome.done(now.id(), "The question is recorded. The clock stands still until it is answered.");
    }

    Outcome answered(Requester officer, Request now, @Nullable LocalDate on) {
        LocalDate asked = now.details().clarifications().stream()
                .filter(Details.Clarification::isAwaited)
                .map(one -> LocalDate.parse(one.asked()))
                .findFirst()
                .orElse(null);
        if (asked == null) {
            return Outcome.wrong("answered", "No answer is awaited");
        }
        if (on == null || on.isAfter(clocks.today()) || on.isBefore(asked)) {
            return Outcome.wrong("answered", "Write the day of the answer: from " + asked + " to today");
        }
        rows.say(now.id(), now.details().answered(on.toString()));
        changes.recorded(officer, null, now.reference() + ": clarification answered on " + on);
        return Outcome.done(now.id(), "The answer is recorded. The clock runs again.");
    }

    Outcome extend(Requester officer, Request now, String why) {
        Optional<String> mistake = ReasonWords.mistakeIn(why);
        if (mistake.isPresent()) {
            return Outcome.wrong("extension", mistake.get());
        }
        AccessRequests.Clock stands = clocks.of(now);
        if (now.extendedOn() != null || stands.time() != Time.RUNNING) {
            return Outcome.wrong("extension", "It can be extended once, and only before it is late");
        }
        rows.extended(now.id(), clocks.today());
        rows.say(now.id(), now.details().extended(why.strip()));
        changes.recorded(officer, null, now.reference() + ": two more months, because: " + why.strip());
        return Outcome.done(now.id(), "Two more months are recorded. Tell who asks, and why.");
    }
}
