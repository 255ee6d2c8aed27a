package kinbridge.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kinbridge.api.ApiErrors.NotFound;
import kinbridge.consent.Recording;
import kinbridge.consent.Recording.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * A change that was recorded.
 *
 * @param entry the sharing-log entry that says so
 */
record Recorded(UUID entry) {

    /**
     * 201 with the entry; 403 where the role may not, 409 where somebody else was quicker, 422 where it
     * contradicts itself or the law, each with the fields that are wrong; 404 as for an unknown family.
     */
    static ResponseEntity<Object> answer(Optional<Recording> outcome) {
        return answer(outcome.orElseThrow(NotFound::new));
    }

    static ResponseEntity<Object> answer(Recording recording) {
        if (recording instanceof Recording.Recorded recorded) {
            return ResponseEntity.status(HttpStatus.CREATED).body(new Recorded(recorded.entry()));
        }
        Refused refused = (Refused) recording;
        HttpStatus status = switch (refused.why()) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case STALE -> HttpStatus.CONFLICT;
            case WRONG -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
        return problem(status, refused.problems());
    }

    /** @param fields each with the field's name and what is wrong, in words */
    static ResponseEntity<Object> problem(HttpStatus status, List<?> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "Nothing was recorded.");
        problem.setProperty("problems", fields);
        return ResponseEntity.status(status).body(problem);
    }
}
