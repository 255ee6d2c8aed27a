package kinbridge.connectors.midwifery;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kinbridge.connectors.DemoSecrets;
import org.jspecify.annotations.Nullable;

/** The OAuth2 token endpoint of the simulated provider, and the door that asks for its tokens. */
final class SimulatedSignIn extends HttpServlet implements Filter {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final String credentials;
    private final long lifetimeSeconds;

    SimulatedSignIn(String clientId, String clientSecret, long lifetimeSeconds) {
        this.credentials = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        this.lifetimeSeconds = lifetimeSeconds;
    }

    /** Ends all tokens at once, as a restart of the sign-in server would. */
    void endTokens() {
        tokens.clear();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        if (!same(credentials, request.getHeader("Authorization"))
                || !"client_credentials".equals(request.getParameter("grant_type"))) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.getWriter().write("{\"error\":\"invalid_client\"}");
            return;
        }
        Instant now = Instant.now();
        tokens.values().removeIf(now::isAfter);
        String token = DemoSecrets.random();
        tokens.put(token, now.plusSeconds(lifetimeSeconds));
        response.getWriter()
                .write("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":" + lifetimeSeconds
                        + "}");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = ((HttpServletRequest) request).getHeader("Authorization");
        String path = ((HttpServletRequest) request).getPathInfo();
        if ("/metadata".equals(path) || isLive(header)) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        answer.setHeader("WWW-Authenticate", "Bearer");
        answer.setContentType("application/fhir+json");
        answer.getWriter()
                .write(
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\"}]}");
    }

    private boolean isLive(@Nullable String header) {
        if (header == null || !header.startsWith("Bearer ")) {
            return false;
        }
        Instant end = tokens.get(header.substring("Bearer ".length()));
        return end != null && Instant.now().isBefore(end);
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
