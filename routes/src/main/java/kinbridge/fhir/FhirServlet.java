package kinbridge.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's server, which here only reads, and keeps nothing between two requests. It never compresses: the
 * length of compressed text tells of its content, whatever it was filled up with before.
 */
final class FhirServlet extends RestfulServer {

    private static final long serialVersionUID = 1L;

    FhirServlet() {
        super(FhirContext.forR4Cached());
        setPagingProvider(null);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!"GET".equals(request.getMethod())) {
            response.setHeader("Allow", "GET");
            Formats.write(Refusal.readOnly(), request, response);
        } else if (!Formats.isServed(request)) {
            Formats.write(Refusal.format(), request, response);
        } else {
            response.setHeader("Cache-Control", "no-store");
            super.service(new Uncompressed(request), response);
        }
    }

    @Override
    protected void validateRequest(ServletRequestDetails call) {
        StrictRequests.check(call);
    }

    /** Which software this is, and of which version, is nobody's business. */
    @Override
    protected @Nullable String createPoweredByHeader() {
        return null;
    }

    private static final class Uncompressed extends HttpServletRequestWrapper {

        Uncompressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isEncoding(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isEncoding(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isEncoding(String header) {
            return "Accept-Encoding".equalsIgnoreCase(header);
        }
    }
}
