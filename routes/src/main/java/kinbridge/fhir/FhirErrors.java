package kinbridge.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import kinbridge.sharinglog.LogUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Every failure as an OperationOutcome of our own words: those of the library may repeat what was asked,
 * and neither answers nor logs may hold that.
 */
@Interceptor
final class FhirErrors implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FhirErrors.class);
    private static final int INTERNAL = 500;

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException inOurWords(Throwable failure) {
        Refusal ours = within(failure, Refusal.class);
        if (ours != null) {
            return ours;
        }
        if (within(failure, LogUnavailable.class) != null) {
            return Refusal.notLogged();
        }
        if (failure instanceof BaseServerResponseException known && known.getStatusCode() < INTERNAL) {
            return Refusal.notServed(known.getStatusCode());
        }
        String reference = "ERR-" + UUID.randomUUID().toString().substring(0, 8);
        LOG.error("call failed, reference {}", reference, failure);
        return Refusal.failed(reference);
    }

    /** The library wraps what a method of ours throws. */
    private static <T extends Throwable> @Nullable T within(Throwable failure, Class<T> wanted) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (wanted.isInstance(each)) {
                return wanted.cast(each);
            }
        }
        return null;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Formats.write(Refusal.noToken(), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        Formats.write(Refusal.role(), request, response);
    }
}
