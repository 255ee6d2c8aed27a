package kinbridge.subjectaccess;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import kinbridge.calendar.WorkingDays;
import kinbridge.mappings.Occurred;
import kinbridge.subjectaccess.AccessRequests.Clock;
import kinbridge.subjectaccess.AccessRequests.Time;
import org.springframework.stereotype.Component;

/** How the time for an answer stands today, in words. */
@Component
class RequestClock {

    private final WorkingDays workingDays;
    private final InstantSource clock;

    RequestClock(WorkingDays workingDays, InstantSource clock) {
        this.workingDays = workingDays;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.instant().atZone(Occurred.LONDON).toLocalDate();
    }

    Clock of(Request request) {
        LocalDate due = request.clock().due(workingDays);
        if (!request.isOpen()) {
            return new Clock(Time.CLOSED, due, "Closed");
        }
        if (request.identityCheckedOn() == null) {
            return new Clock(Time.NOT_STARTED, null, "Not started: waits for proof of identity");
        }
        if (due == null) {
            return new Clock(Time.STOPPED, null, "Stands still: waits for an answer to a question");
        }
        long days = ChronoUnit.DAYS.between(today(), due);
        if (days < 0) {
            return new Clock(Time.LATE, due, "Late by " + number(-days));
        }
        return new Clock(Time.RUNNING, due, days == 0 ? "Due today" : "Due in " + number(days));
    }

    private static String number(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** What is to be done next. */
    String stage(Request request) {
        if (!request.isOpen()) {
            return "Closed";
        }
        if (request.identityCheckedOn() == null) {
            return "Check who asks";
        }
        if (request.subject() == null) {
            return "Find the person";
        }
        if (request.reviewer() == null) {
            return "Choose a reviewer";
        }
        return request.gatheredAt() == null ? "Gather what is held" : "In review";
    }
}
