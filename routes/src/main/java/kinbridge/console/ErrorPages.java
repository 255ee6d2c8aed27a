package kinbridge.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Whatever went wrong outside a page: an address that is not for this role, a form that is too old. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = statusOf(request);
        response.setStatus(status);
        if (status == HttpStatus.FORBIDDEN.value()) {
            return request.getAttribute(StaleForms.STALE) == null ? "console/forbidden" : "console/stale-form";
        }
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable thrown) {
            return PageErrors.page(thrown, model, response);
        }
        return status < 500 ? "console/not-found" : PageErrors.page(new UnnamedFailure(status), model, response);
    }

    /** For programs: the status and nothing else. */
    @RequestMapping(path = "/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        int status = statusOf(request);
        return ResponseEntity.status(status).body(ProblemDetail.forStatus(status));
    }

    private static int statusOf(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Somebody who types /error has met no error.
        return status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value();
    }

    /** A failure that the container reports by number alone. */
    private static class UnnamedFailure extends RuntimeException {
        UnnamedFailure(int status) {
            super("answered with status " + status);
        }
    }
}
