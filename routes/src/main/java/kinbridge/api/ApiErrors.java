package kinbridge.api;

import java.sql.SQLException;
import java.util.UUID;
import kinbridge.sharinglog.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every failure as problem details (RFC 9457); never what was asked about, never where it failed. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    /** SQLSTATE character_not_in_repertoire. */
    private static final String NUL_IN_TEXT = "22021";

    /** One same answer whether or not there is such a family, as the console's page. */
    @ExceptionHandler
    ProblemDetail notFound(NotFound missing) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND,
                "There is no such thing that can be shown to you for this purpose. The try has been recorded.");
    }

    /** An id that is no id is an address of nothing. */
    @ExceptionHandler
    ProblemDetail notAnId(MethodArgumentTypeMismatchException wrong) {
        if (wrong.getRequiredType() != UUID.class) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST, "'" + wrong.getName() + "' has a value that it cannot have.");
        }
        return notFound(new NotFound());
    }

    @ExceptionHandler
    ProblemDetail notLogged(LogUnavailable failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The sharing log cannot be written, so nothing is shown.");
    }

    /** By the firewall, which looks at a parameter when it is read. */
    @ExceptionHandler
    ProblemDetail rejected(RequestRejectedException nul) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "A text holds the character NUL. Nothing was changed.");
    }

    @ExceptionHandler
    ProblemDetail notStorable(DataIntegrityViolationException failure) {
        boolean isNul = failure.getRootCause() instanceof SQLException cause && NUL_IN_TEXT.equals(cause.getSQLState());
        return isNul ? rejected(new RequestRejectedException("NUL in a text")) : failed(failure);
    }

    @ExceptionHandler
    ProblemDetail failed(RuntimeException failure) {
        String reference = "ERR-" + UUID.randomUUID().toString().substring(0, 8);
        LOG.error("call failed, reference {}", reference, failure);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong. Nothing was changed.");
        problem.setProperty("reference", reference);
        return problem;
    }

    /** Nothing that may be shown to this caller. */
    static final class NotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFound() {
            super("not found", null, false, false);
        }
    }
}
