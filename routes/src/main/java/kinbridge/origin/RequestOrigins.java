package kinbridge.origin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each web request its number, which comes back as {@code X-Correlation-Id} and stands in every
 * entry that the request leads to. A number that a caller sends is not taken: it could be another's.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestOrigins extends OncePerRequestFilter {

    private static final String HEADER = "X-Correlation-Id";
    private static final int LONGEST_BROWSER = 200;

    @Override
    @SuppressWarnings("try") // it is there to be closed
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String correlation = UUID.randomUUID().toString();
        response.setHeader(HEADER, correlation);
        Origin origin = new Origin(correlation, door(request.getRequestURI()), null, device(request));
        try (Origin.Scope scope = Origin.begin(origin)) {
            chain.doFilter(request, response);
        }
    }

    /** The first part of the address only: later ones name families and people. */
    private static String door(String address) {
        int end = address.indexOf('/', 1);
        return end < 0 ? address : address.substring(0, end);
    }

    private static String device(HttpServletRequest request) {
        return request.getRemoteAddr() + browser(request.getHeader("User-Agent"));
    }

    private static String browser(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return "";
        }
        return ", " + (named.length() > LONGEST_BROWSER ? named.substring(0, LONGEST_BROWSER) : named);
    }
}
