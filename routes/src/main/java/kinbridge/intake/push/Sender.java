package kinbridge.intake.push;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import kinbridge.connectors.PushSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who pushes: by a bearer token (RFC 6750, its client by RFC 9068), by the certificate of a mutual TLS
 * connection that ends at the hub, or by both.
 *
 * @param client the token's client, or null
 * @param subject whom the certificate names, or null
 */
record Sender(
        @Nullable String client,
        List<String> scopes,
        @Nullable X500Principal subject) {

    /** Where the servlet container puts the chain that it has checked (Servlet 6, section 3.9). */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    Sender {
        scopes = List.copyOf(scopes);
    }

    /** @return null where nobody is shown */
    static @Nullable Sender of(HttpServletRequest request) {
        Jwt token = token(request.getUserPrincipal());
        X500Principal subject = subject(request.getAttribute(CERTIFICATES));
        if (token == null && subject == null) {
            return null;
        }
        return new Sender(token == null ? null : client(token), token == null ? List.of() : scopes(token), subject);
    }

    boolean mayPush(PushSource source) {
        return source.admits(client, scopes) || (subject != null && source.admits(subject));
    }

    /** For telling one sender's keys from another's. */
    String name() {
        return client == null ? String.valueOf(subject) : client;
    }

    private static @Nullable Jwt token(@Nullable Principal principal) {
        return principal instanceof JwtAuthenticationToken signedIn ? signedIn.getToken() : null;
    }

    private static @Nullable X500Principal subject(@Nullable Object chain) {
        return chain instanceof X509Certificate[] certificates && certificates.length > 0
                ? certificates[0].getSubjectX500Principal()
                : null;
    }

    private static @Nullable String client(Jwt token) {
        String client = token.getClaimAsString("client_id");
        return client == null ? token.getClaimAsString("azp") : client;
    }

    /** A text with spaces (RFC 8693), or a list as some providers write it. */
    private static List<String> scopes(Jwt token) {
        Object scope = token.getClaims().getOrDefault("scope", token.getClaims().get("scp"));
        if (scope instanceof String text) {
            return List.of(text.split(" "));
        }
        return scope instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
