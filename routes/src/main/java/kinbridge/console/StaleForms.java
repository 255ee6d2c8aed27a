package kinbridge.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Tells "this is not for your role" from "this form is from before you signed in": the second is what a
 * practitioner meets after lunch, and must learn that nothing was saved.
 */
class StaleForms implements AccessDeniedHandler {

    static final String STALE = StaleForms.class.getName();

    private final AccessDeniedHandler refused = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        if (why instanceof CsrfException) {
            request.setAttribute(STALE, true);
        }
        refused.handle(request, response, why);
    }
}
