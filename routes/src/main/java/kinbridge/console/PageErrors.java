package kinbridge.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import kinbridge.sharinglog.QuestionUnanswered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What a reader is told when a page cannot be made: what it means for them, and nothing of the inside. */
// Before Spring's own answer for programs: an address that is no id must look like an id that is nobody's.
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final Frames frames;

    PageErrors(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler
    String notAnAddress(MethodArgumentTypeMismatchException wrong, Model model, HttpServletResponse response) {
        frames.addToFailure(model);
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "console/not-found";
    }

    /** A parameter that the firewall does not let through, seen when it is read. */
    @ExceptionHandler
    String rejected(RequestRejectedException rejected, Model model, HttpServletResponse response) {
        frames.addToFailure(model);
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return "console/not-found";
    }

    /** Nothing is wrong: it was too much, or too much at once. */
    @ExceptionHandler
    String unanswered(QuestionUnanswered unanswered, Model model, HttpServletResponse response) {
        frames.addToFailure(model);
        model.addAttribute("why", unanswered.why().name());
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return "console/question-unanswered";
    }

    @ExceptionHandler
    String failed(RuntimeException failure, Model model, HttpServletResponse response) {
        frames.addToFailure(model);
        return page(failure, model, response);
    }

    /** No log, no look: that answer is told apart, because the remedy is to ring and not to try again. */
    static String page(Throwable failure, Model model, HttpServletResponse response) {
        String reference = "ERR-" + UUID.randomUUID().toString().substring(0, 8);
        LOG.error("page failed, reference {}", reference, failure);
        model.addAttribute("reference", reference);
        if (logUnavailable(failure)) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return "console/log-unavailable";
        }
        response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.value());
        return "console/error";
    }

    // By name, because the console knows the log only through what it shows.
    private static boolean logUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("LogUnavailable")) {
                return true;
            }
        }
        return false;
    }
}
